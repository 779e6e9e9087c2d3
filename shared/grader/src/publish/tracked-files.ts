import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';

/** A file as it is published. */
export interface EditionFile {
  content: Buffer;
  /** Whether it may be run. */
  executable: boolean;
}

/** Files by their paths, with forward slashes. */
export type EditionFiles = Map<string, EditionFile>;

/**
 * The files that git tracks, as they are now: what lies about untracked, such as packages and a
 * teacher's notes, is no part of the course, and what was removed is none any more.
 *
 * @param root absolute path of a repository
 */
export async function trackedFiles(root: string): Promise<EditionFiles> {
  const listing = await git(root, 'ls-files', '--stage', '-z');
  const files: EditionFiles = new Map();
  for (const entry of listing.split('\0').filter(Boolean)) {
    const [facts = '', path = ''] = entry.split('\t');
    if (!existsSync(join(root, path))) continue;
    const content = await readFile(join(root, path));
    files.set(path, { content, executable: facts.startsWith('100755') });
  }
  return files;
}
