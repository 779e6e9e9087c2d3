import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` in one transaction: what it does holds together or not at all.
 *
 * @param work is given the transaction's connection, and queries nothing else
 * @throws whatever `work` or the `COMMIT` threw, after the transaction was rolled back
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
    // A connection that cannot even roll back is none that others should get.
    usable = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!usable);
  }
}
