import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { waitFor } from '../wait.ts';
import type { KeeperFiles } from './files.ts';

const SQLITE_BUSY = 5;

/** Held until it is released or its process ends, however that ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes the one place of keeper, waiting while the former keeper goes.
 *
 * SQLite's lock is the operating system's lock on an open file: unlike a file that merely exists,
 * it cannot outlive its holder, so there is no stale lock to detect and no process id to mistrust.
 *
 * @returns `undefined` when another keeper serves.
 */
export async function takeLock(files: KeeperFiles): Promise<Lock | undefined> {
  const outcome = await waitFor(
    () => {
      const lock = tryLock(files.lock);
      if (lock) return { lock };
      // A keeper publishes its state last and withdraws it first: without one, it comes or goes.
      return existsSync(files.state) ? { lock: undefined } : undefined;
    },
    { within: 60_000, every: 20 },
  );
  return outcome?.lock;
}

/** Takes a lock if it is free. */
export function tryLock(path: string): Lock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return;
    throw error;
  }
  return { release: () => database.close() };
}
