import type { Pool, PoolClient } from 'pg';
import { notFound, periodTaken, quotaFull, unknownMember } from './problems.ts';
import { codeOf, serializable } from './transaction.ts';

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
  return serializable(pool, async (client) => {
    await checkQuota(client, term.member, 1);
    return insert(client, itemId, term);
  });
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
  return serializable(pool, async (client) => {
    await checkQuota(client, term.member, itemIds.length);
    const reservations: Reservation[] = [];
    for (const itemId of itemIds.toSorted((a, b) => a - b)) {
      reservations.push(await insert(client, itemId, term));
    }
    return reservations;
  });
}

/** Reads only: should others add to what it read, one of the transactions cannot commit. */
async function checkQuota(client: PoolClient, member: number, wanted: number): Promise<void> {
  const { rows } = await client.query<{ held: number }>(
    `SELECT count(reservations.id)::integer AS held
     FROM members LEFT JOIN reservations ON reservations.member_id = members.id
     WHERE members.id = $1 GROUP BY members.id`,
    [member],
  );
  const [row] = rows;
  if (!row) throw unknownMember();
  if (row.held + wanted > QUOTA) throw quotaFull();
}

async function insert(
  client: PoolClient,
  itemId: number,
  { member, from, to }: Term,
): Promise<Reservation> {
  try {
    const { rows } = await client.query<Reservation>(
      `INSERT INTO reservations (item_id, member_id, period) VALUES ($1, $2, daterange($3, $4))
       RETURNING ${COLUMNS}`,
      [itemId, member, from, to],
    );
    const [reservation] = rows;
    if (!reservation) throw new Error('An INSERT with RETURNING returned nothing.');
    return reservation;
  } catch (error) {
    if (codeOf(error) === '23P01') throw periodTaken();
    if (codeOf(error) === '23503') throw notFound();
    throw error;
  }
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
