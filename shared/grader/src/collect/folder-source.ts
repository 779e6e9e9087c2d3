import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_ENTRIES, SourceError, SourceUnreachable, type Entry, type Source } from './entry.ts';

/** Folders that are large, and never hold what a student wrote. */
const SKIPPED = new Set(['node_modules', '.git', '.course']);

/**
 * Lists a student's folder. Symbolic links are told and never followed.
 *
 * @param folder absolute path
 * @throws SourceError when it holds too much
 * @throws SourceUnreachable when it cannot be listed, or is no folder of its own
 */
export async function folderSource(folder: string): Promise<Source> {
  try {
    if (!(await lstat(folder)).isDirectory()) throw new SourceUnreachable('not-a-folder');
    return { entries: await list(folder), close() {} };
  } catch (error) {
    if (error instanceof SourceError || error instanceof SourceUnreachable) throw error;
    throw new SourceUnreachable('unreadable', (error as Error).message, { cause: error });
  }
}

async function list(folder: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const waiting = [''];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    for (const found of await readdir(join(folder, prefix), { withFileTypes: true })) {
      const path = `${prefix}${found.name}`;
      if (found.isDirectory()) {
        if (!SKIPPED.has(found.name)) waiting.push(`${path}/`);
        continue;
      }
      if (entries.length === MOST_ENTRIES) throw new SourceError('too-many-entries');
      const file = join(folder, path);
      entries.push({
        path,
        kind: found.isFile() ? 'file' : found.isSymbolicLink() ? 'symbolic-link' : 'other',
        size: found.isFile() ? (await lstat(file)).size : 0,
        read: async () => readRegular(file),
      });
    }
  }
  return entries;
}

/** What was a file when it was listed may be something else by now. */
async function readRegular(file: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) throw new SourceError('not-a-file');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
