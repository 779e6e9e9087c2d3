import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, DatabaseUnavailable } from '../errors.ts';
import type { ServerOrder } from '../keeper/files.ts';
import type { Account } from './account.ts';
import { packFolder, unpackFolder } from './archive.ts';
import { draftOf, type Places } from './places.ts';
import { startProgram, type Programs } from './programs.ts';
import { discardStaleLock, hasServerLock } from './server-lock.ts';

/** The server's superuser, whom every URL of this package names. */
export const SUPERUSER = 'course';
const PASSWORD_FILE = 'course-password';

/** Puts a cluster ready to start at `places.data`; `places.run` exists already. */
export async function prepareCluster(
  order: ServerOrder,
  places: Places,
  programs: Programs,
): Promise<void> {
  const { data, original, run } = places;
  if (original === undefined) {
    await prepareInPlace(order, places, programs);
  } else if (existsSync(original)) {
    await unpackFolder(original, data, (file) => give(file, programs.account));
  } else {
    await initialise(order, data, run, programs);
    await packFolder(data, original);
  }
}

async function prepareInPlace(
  order: ServerOrder,
  { data, run }: Places,
  programs: Programs,
): Promise<void> {
  if (hasServerLock(data)) {
    // Its server was killed. With fsync off that may have been a power cut: start anew.
    if (order.durable) await discardStaleLock(data);
    else await rm(data, { recursive: true });
  }
  if (existsSync(data)) return;
  const draft = draftOf({ data, run });
  await initialise(order, draft, run, programs);
  await rename(draft, data);
}

/** The superuser's password in a cluster; `undefined` while that is not complete. */
export async function readPassword(data: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(data, PASSWORD_FILE), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes a new cluster.
 *
 * The superuser has a password although the socket lies in a private folder: code in a sandbox that
 * is shown the socket, for a role of its own, must not be able to log in as the superuser.
 */
async function initialise(
  order: ServerOrder,
  data: string,
  scratch: string,
  programs: Programs,
): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(scratch, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await mkdir(data, { mode: 0o700 });
  for (const file of [passwordFile, data]) give(file, programs.account);

  const initdb = startProgram(programs, 'initdb', [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    // A unix socket cannot be listened in on, so there the password may travel as it is.
    `--auth=${process.platform === 'win32' ? 'scram-sha-256' : 'password'}`,
    // A random password needs no slow hash, and each new session waits for it.
    '--set=scram_iterations=1',
    // Unicode upper and lower case, and the same order of strings on every system.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(order.durable ? [] : ['--wal-segsize=1', '--no-sync']),
  ]);
  const [code] = await once(initdb, 'exit');
  await rm(passwordFile);
  if (code !== 0) {
    throw new DatabaseUnavailable('START_FAILED', 'PostgreSQL could not make its data folder.');
  }
  await writeFile(path.join(data, PASSWORD_FILE), password, { mode: 0o600 });
}

function give(file: string, account: Account | undefined): void {
  if (account) chownSync(file, account.uid, account.gid);
}
