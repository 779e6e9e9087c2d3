import type { ServerOrder } from '../keeper/files.ts';

/** Where PostgreSQL listens: in a folder, or on a port of this machine's loopback. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** @see https://www.postgresql.org/docs/18/runtime-config.html */
export function serverSettings(
  order: Pick<ServerOrder, 'durable'>,
  listening: Listening,
): Record<string, string> {
  const common = {
    ...whereToListen(listening),
    max_connections: '300',
    // Its passwords are random: to make each guess of one expensive only slows down whoever has it.
    scram_iterations: '1',
    // The same answers on every machine, whatever its clock and language are set to.
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Nothing replicates from here, and each process less is a quicker start.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    io_method: 'sync',
  };
  if (order.durable) return { ...common, log_min_messages: 'warning' };
  return {
    ...common,
    shared_buffers: '32MB',
    // After a power cut the data is worthless: the next run starts from a new cluster anyway.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_wal_size: '64MB',
    // No database here lives long enough to need it, and its visits would block cloning.
    autovacuum: 'off',
    // A killed server leaves nothing outside its data folder.
    dynamic_shared_memory_type: 'mmap',
    // A student's failing SQL is reported where it was sent, not in a log nobody reads.
    log_min_messages: 'fatal',
  };
}

function whereToListen({ host, port }: Listening): Record<string, string> {
  return isFolder(host)
    ? { listen_addresses: '', unix_socket_directories: host, port: String(port) }
    : { listen_addresses: host, unix_socket_directories: '', port: String(port) };
}

function isFolder(host: string): boolean {
  return host.startsWith('/');
}
