import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { busy } from './problems.ts';

/** The pauses before the second attempt and those after it, in milliseconds. */
const PAUSES = [1, 5, 10, 20, 40];

/** What `work` came to: a result, or the error that ended it. */
type Outcome<Result> = { result: Result } | { error: unknown };

/**
 * Runs `work` in one transaction, and again when PostgreSQL could not fit it in with others.
 *
 * @throws Problem 503 when no attempt succeeded
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  let outcome = await attempt(pool, work);
  for (const pause of PAUSES) {
    if (!metConflict(outcome)) break;
    await sleep(pause);
    outcome = await attempt(pool, work);
  }
  if ('result' in outcome) return outcome.result;
  throw metConflict(outcome) ? busy() : outcome.error;
}

/** 40001 is serialization_failure, 40P01 deadlock_detected. */
function metConflict(outcome: Outcome<unknown>): boolean {
  if (!('error' in outcome) || !(outcome.error instanceof DatabaseError)) return false;
  return outcome.error.code === '40001' || outcome.error.code === '40P01';
}

async function attempt<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Outcome<Result>> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return { result };
  } catch (error) {
    const broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    // A connection that could not roll back is closed, which has the same effect.
    client.release(broken);
    return { error };
  }
}
