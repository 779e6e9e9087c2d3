import { Problem } from '@course/kit';
import type { Pool } from 'pg';
import type { PaymentOrder } from './requests.ts';

/** What a member has paid. */
export interface Payment extends PaymentOrder {
  id: number;
  member: string;
  paidAt: Date;
}

/** What runs a statement: the pool, or the one connection on which a transaction is open. */
export type Queryable = Pick<Pool, 'query'>;

const COLUMNS = 'id, member, purpose, amount, paid_at AS "paidAt"';

/** Pays. Called twice, it pays twice. */
export async function pay(
  database: Queryable,
  member: string,
  { purpose, amount }: PaymentOrder,
): Promise<Payment> {
  const { rows } = await database.query<Payment>(
    `INSERT INTO payments (member, purpose, amount) VALUES ($1, $2, $3) RETURNING ${COLUMNS}`,
    [member, purpose, amount],
  );
  const [payment] = rows;
  if (!payment) throw new Error('An INSERT with RETURNING returned nothing.');
  return payment;
}

/** All payments of a member, the first one first. */
export async function listPayments(database: Queryable, member: string): Promise<Payment[]> {
  const { rows } = await database.query<Payment>(
    `SELECT ${COLUMNS} FROM payments WHERE member = $1 ORDER BY id`,
    [member],
  );
  return rows;
}

/**
 * One payment of a member.
 *
 * @throws Problem 404
 */
export async function findPayment(
  database: Queryable,
  member: string,
  id: string,
): Promise<Payment> {
  const payments = await listPayments(database, member);
  const payment = payments.find((each) => String(each.id) === id);
  if (!payment) throw new Problem(404, 'You have made no such payment.');
  return payment;
}
