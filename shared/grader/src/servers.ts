import { leaseServer, type Server } from '@course/database';

/** The PostgreSQL servers that grading uses. */
export interface Servers {
  /** The connection string of the database that keeps what was found. */
  storeUrl: string;
  /** The connection string of the server on which criteria get their databases. */
  criteriaUrl: string;
  /** Rejects when a server of ours is gone. */
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
  const leased: Server[] = [];
  const release = async (): Promise<void> =>
    void (await Promise.all(leased.map(async (server) => server.release())));
  const lease = async (options: { name?: string; durable?: boolean }): Promise<Server> => {
    const server = await leaseServer({ root, ...options });
    leased.push(server);
    return server;
  };
  try {
    const criteria = await lease({});
    const storeUrl = databaseUrl ?? (await lease({ name: 'store', durable: true })).url('postgres');
    return {
      storeUrl,
      criteriaUrl: criteria.url('postgres'),
      check: async () => void (await Promise.all(leased.map(answers))),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function answers({ maintenance }: Server): Promise<void> {
  await maintenance.query('SELECT 1');
}
