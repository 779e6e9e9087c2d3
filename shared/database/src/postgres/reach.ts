import { randomBytes } from 'node:crypto';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import { codeOf, DatabaseUnavailable } from '../errors.ts';
import type { Binaries } from './binaries.ts';

/** For what may be lost: temporary, but kept over a restart. */
const SHARED_CACHE = '/var/tmp/course-0';
/** For what must be kept. */
export const SHARED_STORE = '/var/lib/course';

const OTHERS_ENTER = 0o001;
const OTHERS_READ = 0o004;

/** Whether every user may enter a folder, which a clone in a private folder does not allow. */
export async function othersCanEnter(folder: string): Promise<boolean> {
  let current = await realpath(folder);
  for (;;) {
    if (((await stat(current)).mode & OTHERS_ENTER) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

/**
 * The binaries at a place where every user can run them: where they are, or copied once for each
 * release to a folder of root's.
 */
export async function reachableBinaries(binaries: Binaries): Promise<Binaries> {
  const folder = path.join(binaries.native, 'bin');
  const readable = ((await stat(path.join(folder, 'postgres'))).mode & OTHERS_READ) !== 0;
  if (readable && (await othersCanEnter(folder))) return binaries;

  await ownFolder(SHARED_CACHE);
  const native = path.join(SHARED_CACHE, `native-${binaries.release}`);
  if (!(await exists(native))) {
    const draft = `${native}.${randomBytes(6).toString('hex')}`;
    await copyForEveryone(binaries.native, draft);
    try {
      await rename(draft, native);
    } catch (error) {
      // Another first run was quicker, and its copy is as good.
      await rm(draft, { recursive: true });
      if (!(await exists(native))) throw error;
    }
  }
  return { ...binaries, native };
}

/**
 * Makes a folder that everyone may enter and only root may change.
 *
 * @throws DatabaseUnavailable `START_FAILED` when someone else put something there first.
 */
export async function ownFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    await chmod(folder, 0o711);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  // Not `stat`: a symbolic link would lead root's copies wherever its maker likes.
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return;
  throw new DatabaseUnavailable(
    'START_FAILED',
    `${folder} should be a folder that only root can write to. Remove it and try again.`,
  );
}

/** Copies a tree so that every user can read it, whatever the umask it was made under. */
async function copyForEveryone(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await copyForEveryone(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
