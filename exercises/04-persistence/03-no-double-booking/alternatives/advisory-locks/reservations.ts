import type { Pool, PoolClient } from 'pg';
import { notFound, periodTaken, quotaFull, unknownMember } from './problems.ts';
import { inTransaction } from './transaction.ts';

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

/** The first key of an advisory lock: what its second key is the number of. */
const LOCKS = { member: 1, item: 2 };

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
 * Reserves every one of the items, or none. It takes all its locks before it looks, so that what
 * it has seen still holds when it writes; the constraint in the schema stays a safety net.
 *
 * @returns the reservations, by item
 * @throws Problem 404, 409, 422 or 503
 */
export async function reserveBundle(
  pool: Pool,
  { itemIds, ...term }: Term & { itemIds: number[] },
): Promise<Reservation[]> {
  const items = itemIds.toSorted((a, b) => a - b);
  return inTransaction(pool, async (client) => {
    await lock(client, LOCKS.member, term.member);
    for (const item of items) await lock(client, LOCKS.item, item);
    await check(client, items, term);
    return insert(client, items, term);
  });
}

/** Waits until no other transaction holds the same lock. It opens when this one ends. */
async function lock(client: PoolClient, kind: number, number: number): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [kind, number]);
}

async function check(
  client: PoolClient,
  items: number[],
  { member, from, to }: Term,
): Promise<void> {
  const { rows } = await client.query<Record<'members' | 'items' | 'held' | 'taken', number>>(
    `SELECT
       (SELECT count(*)::integer FROM members WHERE id = $1) AS members,
       (SELECT count(*)::integer FROM items WHERE id = ANY ($2::integer[])) AS items,
       (SELECT count(*)::integer FROM reservations WHERE member_id = $1) AS held,
       (SELECT count(*)::integer FROM reservations
        WHERE item_id = ANY ($2::integer[]) AND period && daterange($3, $4)) AS taken`,
    [member, items, from, to],
  );
  const [found] = rows;
  if (!found?.members) throw unknownMember();
  if (found.items < items.length) throw notFound();
  if (found.held + items.length > QUOTA) throw quotaFull();
  if (found.taken > 0) throw periodTaken();
}

async function insert(
  client: PoolClient,
  items: number[],
  { member, from, to }: Term,
): Promise<Reservation[]> {
  const reservations: Reservation[] = [];
  for (const item of items) {
    const { rows } = await client.query<Reservation>(
      `INSERT INTO reservations (item_id, member_id, period) VALUES ($1, $2, daterange($3, $4))
       ON CONFLICT ON CONSTRAINT no_double_booking DO NOTHING RETURNING ${COLUMNS}`,
      [item, member, from, to],
    );
    // Somebody writes without taking the locks: an administrator by hand, or an older program.
    if (rows.length === 0) throw periodTaken();
    reservations.push(...rows);
  }
  return reservations;
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
