import { leaseServer, type Server, type ServerOptions } from '@course/database';

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
  // Side by side: each takes a moment to start.
  const leasing = [lease({ root }), leaseStore(root, databaseUrl)] as const;
  const release = async (): Promise<void> => {
    const leased = (await Promise.allSettled(leasing)).map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.server : undefined,
    );
    await Promise.all(leased.map(async (server) => server?.release()));
  };
  try {
    const [criteria, store] = await Promise.all(leasing);
    return {
      storeUrl: store.url,
      criteriaUrl: criteria.url,
      check: async () => void (await Promise.all([answers(criteria), answers(store)])),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** A database, and the server it is on if that is ours. */
interface Leased {
  url: string;
  server?: Server;
}

async function lease(options: ServerOptions): Promise<Leased> {
  const server = await leaseServer(options);
  return { url: server.url('postgres'), server };
}

async function leaseStore(root: string, databaseUrl?: string): Promise<Leased> {
  return databaseUrl ? { url: databaseUrl } : lease({ root, name: 'store', durable: true });
}

async function answers({ server }: Leased): Promise<void> {
  await server?.maintenance.query('SELECT 1');
}
