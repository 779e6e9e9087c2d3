import path from 'node:path';

/** Which PostgreSQL is meant: one for each clone and name. */
export interface ServerOrder {
  /** The clone's root folder, absolute and without symbolic links. */
  readonly root: string;
  /** Tells several servers of one clone apart. */
  readonly name: string;
  /** Whether the data must outlive a power cut. */
  readonly durable: boolean;
  /** Whether data that need not outlive it may lie in memory. */
  readonly memory: boolean;
}

/** Where a keeper and its clients find each other, all inside `<root>/.course`. */
export interface KeeperFiles {
  readonly folder: string;
  /** PostgreSQL's data folder, for data that must last. Nothing here ever removes it. */
  readonly kept: string;
  /** PostgreSQL's data folder, for data that stays on disk but need not last. */
  readonly scratch: string;
  /** The new cluster that each run in memory starts as a copy of. */
  readonly original: string;
  /** The living keeper's port and token. */
  readonly state: string;
  /** Held by the living keeper, freed by the operating system when it dies. */
  readonly lock: string;
  /** What the last run left to clean up, should it have been killed. */
  readonly record: string;
  readonly log: string;
}

export function keeperFiles(order: Pick<ServerOrder, 'root' | 'name'>): KeeperFiles {
  const folder = path.join(order.root, '.course');
  const base = path.join(folder, order.name);
  return {
    folder,
    kept: base,
    scratch: `${base}.scratch`,
    original: `${base}.original`,
    state: `${base}.json`,
    lock: `${base}.lock`,
    record: `${base}.run.json`,
    log: `${base}.log`,
  };
}

export function isServerOrder(value: unknown): value is ServerOrder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'root' in value &&
    typeof value.root === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'durable' in value &&
    typeof value.durable === 'boolean' &&
    'memory' in value &&
    typeof value.memory === 'boolean'
  );
}
