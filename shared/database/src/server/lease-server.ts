import { realpath } from 'node:fs/promises';
import type { Login } from '../databases/roles.ts';
import type { Backend } from './backend.ts';
import { embeddedBackend } from './embedded.ts';
import { externalBackend } from './external.ts';
import type { Maintenance } from './maintenance.ts';

export interface ServerOptions {
  /** The clone's root folder: each clone has servers of its own. */
  readonly root: string;
  /** Lower-case letters, digits and dashes; tells several servers of one clone apart. */
  readonly name?: string;
  /** Keeps the data through crashes and power cuts, and is slower for it. */
  readonly durable?: boolean;
  /** Set to `false` to keep data that need not last out of memory, too; slower, but roomier. */
  readonly memory?: boolean;
  /** The connection string of a server to use in place of the embedded one. */
  readonly databaseUrl?: string | undefined;
}

/** A PostgreSQL server that runs at least until it is released or this process ends. */
export interface Server {
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  /** The sessions that make and drop databases. */
  readonly maintenance: Maintenance;
  /**
   * The connection string of one of its databases, for `pg` and for libpq's programs.
   *
   * @param login as whom; as the server's own user unless told
   * @throws DatabaseUnavailable `LEASE_LOST` when the server ended meanwhile.
   */
  url(database: string, login?: Login): string;
  /** Gives the server back; a second call does nothing. */
  release(): Promise<void>;
}

interface Share {
  readonly opening: Promise<Backend>;
  backend: Backend | undefined;
  holders: number;
}

const shares = new Map<string, Share>();

/**
 * Leases a server. Several calls in one process share one lease, and all processes of one clone
 * share one server: it starts with the first lease and ends a second after the last. A lease does
 * not keep its process running, and ends with it, however that ends.
 *
 * @throws DatabaseUnavailable `START_FAILED` when the embedded server cannot start,
 *   `UNREACHABLE` or `NOT_ALLOWED` when the server of `databaseUrl` is of no use.
 */
export async function leaseServer(options: ServerOptions): Promise<Server> {
  const { name = 'postgres', durable = false, memory = true, databaseUrl } = options;
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`Not a server's name: ${name}`);
  const root = await realpath(options.root);

  const key = databaseUrl ?? JSON.stringify([root, name, durable, memory]);
  const share = shareOf(key, () =>
    databaseUrl === undefined
      ? embeddedBackend({ root, name, durable, memory })
      : externalBackend(databaseUrl),
  );
  share.holders += 1;
  const backend = await share.opening;

  let released = false;
  return {
    version: backend.version,
    maintenance: backend.maintenance,
    url: (database, login) => backend.url(database, login),
    async release() {
      if (released) return;
      released = true;
      share.holders -= 1;
      if (share.holders > 0) return;
      forget(key, share);
      await backend.close();
    },
  };
}

function shareOf(key: string, open: () => Promise<Backend>): Share {
  const present = shares.get(key);
  if (present && present.backend?.isLost() !== true) return present;
  const share: Share = { opening: open(), backend: undefined, holders: 0 };
  shares.set(key, share);
  share.opening.then(
    (backend) => (share.backend = backend),
    // Whoever awaits the opening hears of it; the next call tries anew.
    () => forget(key, share),
  );
  return share;
}

function forget(key: string, share: Share): void {
  if (shares.get(key) === share) shares.delete(key);
}
