import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type Pool, type PoolClient } from 'pg';
import { busy } from './problems.ts';

/** How often a transaction is run before it is given up. */
const ATTEMPTS = 5;

/**
 * The longest pause after the first attempt, in milliseconds: about as long as a transaction takes. It
 * doubles with each further one.
 */
const FIRST_PAUSE = 2;

/** `serialization_failure` and `deadlock_detected`: the manual says to run the transaction again. */
const CONFLICTS = ['40001', '40P01'];

/** Whether PostgreSQL reported this error code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof pg.DatabaseError && error.code === code;
}

/**
 * Runs `work` in one transaction: what it does holds together or not at all. When PostgreSQL ends
 * the transaction because of others that ran beside it, all of it is run again.
 *
 * https://www.postgresql.org/docs/18/mvcc-serialization-failure-handling.html
 *
 * @param work called with the transaction's connection, once for each attempt; it queries nothing
 *   but that connection
 * @throws Problem 503 when every attempt met a conflict
 * @throws whatever `work` threw, after the transaction was rolled back
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(pool, work);
    } catch (error) {
      if (!CONFLICTS.some((code) => hasCode(error, code))) throw error;
      if (attempt === ATTEMPTS) throw busy();
    }
    // Random, so that two which met do not meet again; the client is back in the pool meanwhile.
    await sleep(Math.random() * FIRST_PAUSE * 2 ** (attempt - 1));
  }
}

async function attemptOnce<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let usable = true;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    // A conflict may show itself as late as here.
    await client.query('COMMIT');
    return result;
  } catch (error) {
    usable = await rollBack(client);
    throw error;
  } finally {
    client.release(!usable);
  }
}

/** Returns false when the connection cannot be trusted any more: the pool must throw it away. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
