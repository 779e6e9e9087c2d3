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

/** One item. */
export async function findItem(pool: Pool, id: number): Promise<Item | null> {
  const { rows } = await pool.query<Item>(`SELECT ${ITEM} FROM items WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** What a member owns, by id. */
export async function findItemsOf(pool: Pool, memberId: number): Promise<Item[]> {
  const { rows } = await pool.query<Item>(
    `SELECT ${ITEM} FROM items WHERE owner_id = $1 ORDER BY id`,
    [memberId],
  );
  return rows;
}

/**
 * One member, as another one may see it.
 *
 * @param viewer the member who asks
 */
export async function findMember(pool: Pool, viewer: number, id: number): Promise<Member | null> {
  const { rows } = await pool.query<Member>(
    'SELECT id, name, CASE WHEN id = $2 THEN phone END AS phone FROM members WHERE id = $1',
    [id, viewer],
  );
  return rows[0] ?? null;
}

/** Makes a member the owner of an item. */
export async function giveItem(pool: Pool, itemId: number, memberId: number): Promise<void> {
  await pool.query('UPDATE items SET owner_id = $2 WHERE id = $1', [itemId, memberId]);
}
