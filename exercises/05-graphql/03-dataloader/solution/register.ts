import type { Pool } from 'pg';

export interface Item {
  id: number;
  name: string;
  ownerId: number | null;
}

export interface Member {
  id: number;
  name: string;
  /** Null for everybody but the member who asks. */
  phone: string | null;
}

const ITEM = 'id, name, owner_id AS "ownerId"';

/** All items, by id. */
export async function listItems(pool: Pool): Promise<Item[]> {
  const { rows } = await pool.query<Item>(`SELECT ${ITEM} FROM items ORDER BY id`);
  return rows;
}

/** The items with these ids, in no particular order. */
export async function findItems(pool: Pool, ids: readonly number[]): Promise<Item[]> {
  const { rows } = await pool.query<Item>(`SELECT ${ITEM} FROM items WHERE id = ANY ($1)`, [ids]);
  return rows;
}

/** What these members own, by id. */
export async function findItemsOf(pool: Pool, memberIds: readonly number[]): Promise<Item[]> {
  const { rows } = await pool.query<Item>(
    `SELECT ${ITEM} FROM items WHERE owner_id = ANY ($1) ORDER BY id`,
    [memberIds],
  );
  return rows;
}

/**
 * The members with these ids, as another one may see them, in no particular order.
 *
 * @param viewer the member who asks
 */
export async function findMembers(
  pool: Pool,
  viewer: number,
  ids: readonly number[],
): Promise<Member[]> {
  const { rows } = await pool.query<Member>(
    'SELECT id, name, CASE WHEN id = $2 THEN phone END AS phone FROM members WHERE id = ANY ($1)',
    [ids, viewer],
  );
  return rows;
}

/** Makes a member the owner of an item. */
export async function giveItem(pool: Pool, itemId: number, memberId: number): Promise<void> {
  await pool.query('UPDATE items SET owner_id = $2 WHERE id = $1', [itemId, memberId]);
}
