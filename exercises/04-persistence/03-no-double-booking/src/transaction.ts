import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` in one transaction: what it does holds together or not at all. When PostgreSQL ends
 * the transaction because of others that ran beside it, all of it is run again.
 *
 * @param work called with the transaction's connection, once for each attempt
 * @throws Problem 503 when every attempt met a conflict
 * @throws whatever `work` threw, after the transaction was rolled back
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  throw new Error('inTransaction is not written yet');
}
