import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chown, mkdir, rm, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { KeeperFiles, ServerOrder } from '../keeper/files.ts';
import type { Account } from './account.ts';
import { othersCanEnter, ownFolder, SHARED_STORE } from './reach.ts';

const GIB = 2 ** 30;
/** Linux allows a socket's path 107 bytes, macOS 103. */
const SOCKET_PATH_LIMIT = 103;
const SOCKET_NAME = '/course-0123456789ab/.s.PGSQL.5432';
const MEMORY = '/dev/shm';

/** Where one run of PostgreSQL keeps its things. */
export interface Places {
  /** Made for this run and removed after it: its socket, and its data if they are a copy. */
  readonly run: string;
  /** PostgreSQL's data folder. */
  readonly data: string;
  /** The archive that `data` is a copy of; without one, `data` outlives the run. */
  readonly original: string | undefined;
}

/**
 * Chooses where PostgreSQL keeps its files.
 *
 * Throwaway data goes to memory where there is plenty of it: a database is 300 files, and making
 * and deleting those is what a fresh database costs. It starts as a copy of a cluster that no run
 * touches, so no crash, power cut or half-done work of one run reaches the next. Elsewhere the data
 * lies in the clone. A random name, so that nobody can have prepared the folder for us.
 */
export async function choosePlaces(
  order: ServerOrder,
  files: KeeperFiles,
  account: Account | undefined,
): Promise<Places> {
  const name = `course-${randomBytes(6).toString('hex')}`;
  const inClone = account === undefined || (await othersCanEnter(files.folder));
  if (!order.durable && order.memory && (await memoryIsRoomy()))
    return copied(path.join(MEMORY, name));
  const run = path.join(await temporaryFolder(account), name);
  if (order.durable) {
    const data = inClone ? files.kept : await storeOutside(order, account);
    return { run, data, original: undefined };
  }
  return inClone ? { run, data: files.scratch, original: undefined } : copied(run);

  function copied(folder: string): Places {
    return { run: folder, data: path.join(folder, 'data'), original: files.original };
  }
}

/** Linux's folder in memory, if it has room for hundreds of databases and memory can spare it. */
async function memoryIsRoomy(): Promise<boolean> {
  if (process.platform !== 'linux' || process.availableMemory() < 2 * GIB) return false;
  try {
    await access(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= GIB;
  } catch {
    return false;
  }
}

/**
 * Where a run makes a cluster that stays. Each run has a place of its own, since the initdb of a
 * killed keeper may still be at work.
 */
export function draftOf({ run, data }: Pick<Places, 'run' | 'data'>): string {
  return `${data}.${path.basename(run)}`;
}

/**
 * Removes what a run made for itself. The paths may come from a file in the clone, and a clone may
 * come from anybody: so nothing is removed but what a run of ours could have made.
 */
export async function removeRun(places: Pick<Places, 'run' | 'data'>): Promise<void> {
  const { dir, base } = path.parse(places.run);
  if (!/^course-[0-9a-f]{12}$/.test(base) || ![MEMORY, os.tmpdir(), '/tmp'].includes(dir)) return;
  for (const folder of [places.run, draftOf(places)]) {
    // A killed server's sessions may still write while they notice that they are alone.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

async function temporaryFolder(account: Account | undefined): Promise<string> {
  const own = os.tmpdir();
  if (process.platform === 'win32') return own;
  const short = Buffer.byteLength(own + SOCKET_NAME) <= SOCKET_PATH_LIMIT;
  return short && (account === undefined || (await othersCanEnter(own))) ? own : '/tmp';
}

/** A lasting folder for root, whose clone PostgreSQL's user cannot enter. */
async function storeOutside(order: ServerOrder, account: Account): Promise<string> {
  await ownFolder(SHARED_STORE);
  const clone = createHash('sha256').update(order.root).digest('hex').slice(0, 12);
  const folder = path.join(SHARED_STORE, `${order.name}-${clone}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, account.uid, account.gid);
  return path.join(folder, 'data');
}
