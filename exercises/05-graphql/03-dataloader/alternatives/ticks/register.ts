import type { Pool } from 'pg';

export interface Item {
  id: number;
  name: string;
  ownerId: number | null;
}

export interface Member {
  id: number;
  name: string;
  phone: string | null;
}

type Ids = readonly number[];

/** All items, by id. */
export async function listItems(pool: Pool): Promise<Item[]> {
  const { rows } = await pool.query<Item>(
    'SELECT id, name, owner_id AS "ownerId" FROM items ORDER BY id',
  );
  return rows;
}

/** A row for each id, in the order of the ids: the database puts null where there is nothing. */
async function inOrder<Found>(pool: Pool, ids: Ids, subquery: string): Promise<(Found | null)[]> {
  const { rows } = await pool.query<{ found: Found | null }>(
    `SELECT (${subquery}) AS found
     FROM unnest($1::integer[]) WITH ORDINALITY AS wanted (key, place) ORDER BY place`,
    [ids],
  );
  return rows.map(({ found }) => found);
}

const ITEM = `json_build_object('id', id, 'name', name, 'ownerId', owner_id)`;

export const findItems = async (pool: Pool, ids: Ids): Promise<(Item | null)[]> =>
  inOrder(pool, ids, `SELECT ${ITEM} FROM items WHERE id = key`);

export const findItemsOf = async (pool: Pool, ids: Ids): Promise<(Item[] | null)[]> =>
  inOrder(pool, ids, `SELECT json_agg(${ITEM} ORDER BY id) FROM items WHERE owner_id = key`);

/** The phone of the viewer only: a whole number, so that it may stand in the text. */
export const findMembers = async (
  pool: Pool,
  viewer: number,
  ids: Ids,
): Promise<(Member | null)[]> =>
  inOrder(
    pool,
    ids,
    `SELECT json_build_object('id', id, 'name', name,
       'phone', CASE WHEN id = ${Math.trunc(viewer)} THEN phone END) FROM members WHERE id = key`,
  );

/** Makes a member the owner of an item. */
export async function giveItem(pool: Pool, itemId: number, memberId: number): Promise<void> {
  await pool.query('UPDATE items SET owner_id = $2 WHERE id = $1', [itemId, memberId]);
}
