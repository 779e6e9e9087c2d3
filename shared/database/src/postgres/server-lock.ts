import { existsSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../errors.ts';

/** What a server says about itself in its data folder's `postmaster.pid`. */
export interface ServerLock {
  readonly pid: number;
  /** Whether it accepts sessions. */
  readonly ready: boolean;
}

/** @see https://www.postgresql.org/docs/18/storage-file-layout.html */
export async function readServerLock(data: string): Promise<ServerLock | undefined> {
  try {
    const lines = (await readFile(lockFile(data), 'utf8')).split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a server runs on this data, or ran and was killed. */
export function hasServerLock(data: string): boolean {
  return existsSync(lockFile(data));
}

/**
 * Lets a server start on data whose last server was killed, although the process id it left in
 * `postmaster.pid` may belong to an unrelated process by now.
 *
 * Removing the file would also remove the shared memory key in it, by which PostgreSQL finds
 * sessions of the dead server that still write. So the file stays and names this process instead:
 * PostgreSQL knows that its own parent cannot be a rival server.
 */
export async function discardStaleLock(data: string): Promise<void> {
  // Windows has no parents to ask for, and names its shared memory after the data folder.
  if (process.platform === 'win32') return rm(lockFile(data));
  const lines = (await readFile(lockFile(data), 'utf8')).split('\n');
  const file = await open(lockFile(data), 'r+');
  const content = [process.pid, ...lines.slice(1)].join('\n');
  await file.truncate();
  await file.write(content, 0);
  await file.close();
}

function lockFile(data: string): string {
  return path.join(data, 'postmaster.pid');
}
