import { createHash } from 'node:crypto';
import { Problem } from '@course/kit';
import pg, { type Pool, type PoolClient } from 'pg';
import { inTransaction } from './transaction.ts';

/** What is sent back, in the form in which it can be kept. */
export interface Answer {
  status: number;
  location: string;
  body: string;
}

/** One intention of one member. */
export interface Intention {
  member: string;
  key: string;
  request: string;
}

/** `lock_not_available`: somebody else has inserted the same key, and has not committed yet. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Does something at most once for each key of a member. The primary key of the table keeps the
 * others out: who inserts the same key has to wait, and is told not to wait for long.
 *
 * @throws Problem 409 or 422
 */
export async function once(
  pool: Pool,
  intention: Intention,
  act: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const { member, key } = intention;
  // The content is nobody's business here: its hash tells the same.
  const request = createHash('sha256').update(intention.request).digest('hex');
  return inTransaction(pool, async (client) => {
    const isFirst = await claim(client, [member, key, request]);
    if (!isFirst) return recall(client, [member, key, request]);
    const answer = await act(client);
    await client.query(
      `UPDATE idempotency_keys SET status = $3, location = $4, body = $5
       WHERE member = $1 AND key = $2`,
      [member, key, answer.status, answer.location, answer.body],
    );
    return answer;
  });
}

async function claim(client: PoolClient, values: [string, string, string]): Promise<boolean> {
  try {
    await client.query("SET LOCAL lock_timeout = '20ms'");
    const { rowCount } = await client.query(
      'INSERT INTO idempotency_keys (member, key, request) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      values,
    );
    // What follows may wait as long as it must.
    await client.query('SET LOCAL lock_timeout = 0');
    return rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
      throw new Problem(409, 'The first request with this key has not ended yet.');
    }
    throw error;
  }
}

async function recall(
  client: PoolClient,
  [member, key, request]: [string, string, string],
): Promise<Answer> {
  const { rows } = await client.query<Answer & { request: string }>(
    'SELECT request, status, location, body FROM idempotency_keys WHERE member = $1 AND key = $2',
    [member, key],
  );
  const [known] = rows;
  if (known?.request !== request) throw new Problem(422, 'The key belongs to another request.');
  return known;
}
