import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` in one transaction: what it does holds together or not at all.
 *
 * https://node-postgres.com/features/transactions
 *
 * @param work called with the transaction's connection; it queries nothing but that connection
 * @throws whatever `work` threw, after the transaction was rolled back
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let usable = true;
  try {
    await client.query('BEGIN');
    const result = await work(client);
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
