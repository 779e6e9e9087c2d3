import { once } from 'node:events';
import net from 'node:net';
import { DatabaseUnavailable } from '../errors.ts';
import { keeperFiles, type ServerOrder } from '../keeper/files.ts';
import { takeLease } from '../keeper/take-lease.ts';
import type { Endpoint } from '../keeper/protocol.ts';
import type { Login } from '../databases/roles.ts';
import type { Backend } from './backend.ts';
import { Maintenance } from './maintenance.ts';

/** Servers that broke a connection of this process's: they may be dying, and not know it yet. */
const doubtful = new Set<string>();

/** The embedded server of an order, held by a lease. */
export async function embeddedBackend(order: ServerOrder): Promise<Backend> {
  const lease = await takeLease(order, acceptable);
  const { endpoint } = lease;
  if (endpoint.durable !== order.durable) {
    lease.end();
    throw new DatabaseUnavailable(
      'START_FAILED',
      `The server "${order.name}" already runs ${endpoint.durable ? '' : 'not '}durable. ` +
        'Give a server that keeps its data a name of its own.',
    );
  }

  const lost = (cause?: unknown): DatabaseUnavailable =>
    new DatabaseUnavailable(
      'LEASE_LOST',
      `${lease.lostBecause() ?? 'The connection to PostgreSQL broke'} while it was in use. ` +
        `Run the command again; the server's log is ${keeperFiles(order).log}`,
      { cause },
    );
  let broken = false;
  const isLost = (): boolean => broken || lease.lostBecause() !== undefined;
  const url = (database: string, login?: Login): string =>
    embeddedUrl(endpoint, database, login ?? { user: 'course', password: endpoint.password });

  const maintenance = new Maintenance({
    database: 'postgres',
    // Without fsync the checkpoints of a file copy cost nothing, and it writes half as much.
    copyClause: order.durable ? '' : 'STRATEGY FILE_COPY',
    makesRoles: true,
    url,
    isLost,
    explain: (error) => {
      // A unix socket breaks only with its server: this lease is of no more use.
      broken = true;
      doubtful.add(endpoint.host + endpoint.port);
      return lost(error);
    },
  });
  return {
    version: endpoint.version,
    maintenance,
    isLost,
    url(database, login) {
      if (isLost()) throw lost();
      return url(database, login);
    },
    async close() {
      await maintenance.close();
      lease.end();
    },
  };
}

async function acceptable({ host, port }: Endpoint): Promise<boolean> {
  if (!doubtful.has(host + port)) return true;
  const socket = net.connect(
    host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port },
  );
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Port and SSL are spelt out because `pg` would otherwise take them from the user's `PGPORT` and
 * `PGSSLMODE`, which mean another server.
 *
 * @see https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
function embeddedUrl(
  { host, port }: Endpoint,
  database: string,
  { user, password }: Login,
): string {
  const login = `postgresql://${user}:${password}`;
  const name = encodeURIComponent(database);
  return host.startsWith('/')
    ? `${login}@localhost:${port}/${name}?host=${encodeURIComponent(host)}&sslmode=disable`
    : `${login}@${host}:${port}/${name}?sslmode=disable`;
}
