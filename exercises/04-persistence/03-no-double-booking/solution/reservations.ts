import type { Pool, PoolClient } from 'pg';
import { notFound, periodTaken, quotaFull, unknownMember } from './problems.ts';
import { hasCode, inTransaction } from './transaction.ts';

/** How many reservations a member may hold. */
const QUOTA = 5;

/** An item that is a member's for a period. */
export interface Reservation {
  id: number;
  itemId: number;
  member: number;
  /** The first day, such as `2027-06-24`. */
  from: string;
  /** The day on which the item is free again. */
  to: string;
}

/** Who wants something, and when. */
export type Term = Pick<Reservation, 'member' | 'from' | 'to'>;

// As text: as a JavaScript Date, a day would depend on the time zone of this computer.
const COLUMNS = `id, item_id AS "itemId", member_id AS member,
  lower(period)::text AS "from", upper(period)::text AS "to"`;

/**
 * Reserves one item.
 *
 * @throws Problem 404, 409, 422 or 503
 */
export async function reserve(
  pool: Pool,
  { itemId, ...term }: Term & { itemId: number },
): Promise<Reservation> {
  const [reservation] = await reserveBundle(pool, { itemIds: [itemId], ...term });
  if (!reservation) throw notFound();
  return reservation;
}

/**
 * Reserves every one of the items, or none.
 *
 * @returns the reservations, by item
 * @throws Problem 404, 409, 422 or 503
 */
export async function reserveBundle(
  pool: Pool,
  { itemIds, ...term }: Term & { itemIds: number[] },
): Promise<Reservation[]> {
  try {
    return await inTransaction(pool, async (client) => {
      const held = await lockAndCount(client, term.member);
      if (held + itemIds.length > QUOTA) throw quotaFull();
      return insert(client, itemIds, term);
    });
  } catch (error) {
    // exclusion_violation, and foreign_key_violation: the member's row is there, so it is an item.
    if (hasCode(error, '23P01')) throw periodTaken();
    if (hasCode(error, '23503')) throw notFound();
    throw error;
  }
}

/**
 * Locks the member until the transaction ends, then counts what the member holds. No constraint
 * can count rows, so all who reserve for one member pass here one after another.
 */
async function lockAndCount(client: PoolClient, member: number): Promise<number> {
  const { rowCount } = await client.query('SELECT 1 FROM members WHERE id = $1 FOR UPDATE', [
    member,
  ]);
  if (rowCount === 0) throw unknownMember();
  // A statement of its own: it sees what was committed while the lock was waited for.
  const { rows } = await client.query<{ held: number }>(
    'SELECT count(*)::integer AS held FROM reservations WHERE member_id = $1',
    [member],
  );
  return rows[0]?.held ?? 0;
}

async function insert(
  client: PoolClient,
  itemIds: number[],
  { member, from, to }: Term,
): Promise<Reservation[]> {
  // Everybody goes through the items in one order, so no two can wait for each other.
  const { rows } = await client.query<Reservation>(
    `INSERT INTO reservations (item_id, member_id, period)
     SELECT item_id, $2, daterange($3, $4) FROM unnest($1::integer[]) AS item_id ORDER BY item_id
     RETURNING ${COLUMNS}`,
    [itemIds, member, from, to],
  );
  return rows;
}

/**
 * All reservations of an item, in the order of time.
 *
 * @throws Problem 404
 */
export async function listReservations(pool: Pool, itemId: number): Promise<Reservation[]> {
  const { rowCount } = await pool.query('SELECT 1 FROM items WHERE id = $1', [itemId]);
  if (rowCount === 0) throw notFound();
  const { rows } = await pool.query<Reservation>(
    `SELECT ${COLUMNS} FROM reservations WHERE item_id = $1 ORDER BY lower(period)`,
    [itemId],
  );
  return rows;
}

/**
 * One reservation.
 *
 * @throws Problem 404
 */
export async function findReservation(pool: Pool, id: number): Promise<Reservation> {
  const { rows } = await pool.query<Reservation>(
    `SELECT ${COLUMNS} FROM reservations WHERE id = $1`,
    [id],
  );
  const [reservation] = rows;
  if (!reservation) throw notFound();
  return reservation;
}
