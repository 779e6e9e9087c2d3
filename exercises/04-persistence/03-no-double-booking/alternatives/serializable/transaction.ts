import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type Pool, type PoolClient } from 'pg';
import { busy } from './problems.ts';

/**
 * How often a transaction is run before it is given up. Without locks nobody waits for a turn, so
 * in a crowd each success costs the others an attempt: they need more of them than lockers do.
 */
const ATTEMPTS = 25;

/** Bounds of the pause between two attempts, in milliseconds. */
const SHORTEST = 2;
const LONGEST = 40;

/** PostgreSQL's code for an error; undefined when it was no error of the database. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/**
 * Runs `work` as if it were alone with the database. Where that cannot be upheld PostgreSQL ends
 * the transaction, and it is run again.
 *
 * https://www.postgresql.org/docs/18/transaction-iso.html#XACT-SERIALIZABLE
 *
 * @throws Problem 503 when every attempt met a conflict
 */
export async function serializable<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  const client = await pool.connect();
  const outcome = await run(client, work).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const rolledBack = 'result' in outcome || (await succeeds(client.query('ROLLBACK')));
  client.release(!rolledBack);

  if ('result' in outcome) return outcome.result;
  if (!['40001', '40P01'].includes(codeOf(outcome.error) ?? '')) throw outcome.error;
  if (attempt === ATTEMPTS) throw busy();
  await sleep(SHORTEST + Math.random() * Math.min(LONGEST, SHORTEST * 2 ** attempt));
  return serializable(pool, work, attempt + 1);
}

async function run<Result>(
  client: PoolClient,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
  const result = await work(client);
  await client.query('COMMIT');
  return result;
}

async function succeeds(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
}
