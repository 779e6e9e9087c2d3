import { Problem } from '@course/kit';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './transaction.ts';

/** What is sent back, in the form in which it can be kept: a repetition gets the same bytes. */
export interface Answer {
  status: number;
  location: string;
  body: string;
}

/** One intention of one member. Keys of different members have nothing to do with each other. */
export interface Intention {
  member: string;
  key: string;
  /** What is asked; equal texts ask for the same. */
  request: string;
}

/**
 * Does something at most once for each key of a member, and tells every repetition what came of it.
 * What was done and what was answered are kept in one transaction, so that there is never one
 * without the other. What failed is not remembered, and can be tried again.
 *
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 *
 * @param act does it, on the connection it is given
 * @throws Problem 409 while the same is being done, 422 when the key was used for something else
 */
export async function once(
  pool: Pool,
  intention: Intention,
  act: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(pool, async (client) => {
    if (!(await tryLock(client, intention))) {
      throw new Problem(409, 'This very request is being worked on: ask again in a moment.');
    }
    // Not before the lock is ours: whoever held it has committed by now, or left nothing.
    const known = await recall(client, intention);
    if (known && known.request !== intention.request) {
      throw new Problem(422, 'The key was used for another request: take a new one.');
    }
    if (known) return known;
    const answer = await act(client);
    await remember(client, intention, answer);
    return answer;
  });
}

/**
 * Takes the lock of a key until the transaction ends, however it ends, a crash included. A lock in
 * JavaScript would know nothing of the other processes.
 */
async function tryLock(client: PoolClient, { member, key }: Intention): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked',
    [JSON.stringify([member, key])],
  );
  return rows[0]?.locked === true;
}

async function recall(
  client: PoolClient,
  { member, key }: Intention,
): Promise<(Answer & { request: string }) | undefined> {
  const { rows } = await client.query<Answer & { request: string }>(
    `SELECT request, status, location, body FROM idempotency_keys
     WHERE member = $1 AND key = $2`,
    [member, key],
  );
  return rows[0];
}

async function remember(
  client: PoolClient,
  { member, key, request }: Intention,
  { status, location, body }: Answer,
): Promise<void> {
  await client.query(
    `INSERT INTO idempotency_keys (member, key, request, status, location, body)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [member, key, request, status, location, body],
  );
}
