import { leaseServer, type Server } from '@course/database';

/** The PostgreSQL servers that grading uses. */
export interface Servers {
  /** The connection string of the database that keeps what was found. */
  storeUrl: string;
  /** The connection string of the server on which criteria get their databases. */
  criteriaUrl: string;
  /** Rejects when one of them is gone. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Leases both servers. What students' code can reach is never where the grades are.
 *
 * @param root absolute path of the repository
 * @param databaseUrl a database for what was found, in place of an embedded one
 * @throws DatabaseUnavailable
 */
export async function leaseServers(root: string, databaseUrl?: string): Promise<Servers> {
  const criteria = await leaseServer({ root });
  try {
    const store = databaseUrl
      ? await leaseServer({ root, databaseUrl })
      : await leaseServer({ root, name: 'store', durable: true });
    return {
      storeUrl: databaseUrl ?? store.url('postgres'),
      criteriaUrl: criteria.url('postgres'),
      check: async () => void (await Promise.all([criteria, store].map(answers))),
      release: async () => void (await Promise.all([criteria.release(), store.release()])),
    };
  } catch (error) {
    await criteria.release();
    throw error;
  }
}

async function answers({ maintenance }: Server): Promise<void> {
  await maintenance.query('SELECT 1');
}
