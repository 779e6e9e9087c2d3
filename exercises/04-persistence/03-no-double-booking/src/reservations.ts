import type { Pool } from 'pg';
import { notFound, periodTaken, quotaFull, unknownMember } from './problems.ts';

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
 * Reserves one item. It looks first and writes then, and works as long as nobody else does the
 * same in between.
 *
 * @throws Problem 404, 409 or 422
 */
export async function reserve(
  pool: Pool,
  { itemId, member, from, to }: Term & { itemId: number },
): Promise<Reservation> {
  const items = await pool.query('SELECT 1 FROM items WHERE id = $1', [itemId]);
  if (items.rowCount === 0) throw notFound();
  const members = await pool.query('SELECT 1 FROM members WHERE id = $1', [member]);
  if (members.rowCount === 0) throw unknownMember();

  const held = await pool.query('SELECT 1 FROM reservations WHERE member_id = $1', [member]);
  if ((held.rowCount ?? 0) >= QUOTA) throw quotaFull();
  const overlapping = await pool.query(
    'SELECT 1 FROM reservations WHERE item_id = $1 AND period && daterange($2, $3)',
    [itemId, from, to],
  );
  if (overlapping.rowCount !== 0) throw periodTaken();

  const { rows } = await pool.query<Reservation>(
    `INSERT INTO reservations (item_id, member_id, period) VALUES ($1, $2, daterange($3, $4))
     RETURNING ${COLUMNS}`,
    [itemId, member, from, to],
  );
  const [reservation] = rows;
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
  throw new Error('reserveBundle is not written yet');
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
