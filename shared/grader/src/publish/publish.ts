import { readdirSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isEdition, marked } from './edition-mark.ts';
import { git, hasCommit, hasIdentity } from './git.ts';
import { studentEdition } from './student-edition.ts';
import { trackedFiles, type EditionFiles } from './tracked-files.ts';

/** Why a folder cannot be published into. */
export type PublishFault =
  | 'inside-the-course'
  | 'not-a-folder'
  | 'not-empty'
  | 'uncommitted'
  | 'not-an-edition';

/** The folder cannot be published into; nothing in it was changed. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly fault: PublishFault;

  constructor(fault: PublishFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What was published. */
export interface Published {
  files: number;
  /** The new commit; undefined when nothing has changed since the last one. */
  commit: string | undefined;
}

/**
 * Publishes the student edition as a git repository: a new one, or one commit on top of those that
 * were published before. A student who has merged the older ones merges it like any other commit, and
 * their work is only touched where the starter itself has changed.
 *
 * @param root absolute path of the teacher's clone
 * @param folder absolute path
 * @throws PublishError
 */
export async function publish(root: string, folder: string): Promise<Published> {
  const edition = studentEdition(await trackedFiles(root));
  await prepare(root, folder);
  await lay(edition, folder);
  await git(folder, 'add', '--all');
  if (!(await git(folder, 'status', '--porcelain'))) {
    return { files: edition.size, commit: undefined };
  }
  const unknown = ['-c', 'user.name=Course', '-c', 'user.email=course@localhost'];
  const who = (await hasIdentity(folder)) ? [] : unknown;
  const source = (await git(root, 'rev-parse', '--short', 'HEAD')).trim();
  const message = `course: the student edition\n\nOf ${source} in the teacher's repository.`;
  await git(folder, ...who, 'commit', '--quiet', '--message', await marked(folder, message));
  const commit = (await git(folder, 'rev-parse', '--short', 'HEAD')).trim();
  return { files: edition.size, commit };
}

async function prepare(root: string, folder: string): Promise<void> {
  const within = relative(root, folder);
  const inside = !isAbsolute(within) && within.split(sep)[0] !== '..';
  if (inside) throw new PublishError('inside-the-course');
  await makeFolder(folder);
  const found = readdirSync(folder);
  if (!found.includes('.git')) {
    if (found.length > 0) throw new PublishError('not-empty');
    await git(folder, 'init', '--quiet', '--initial-branch=main');
    return;
  }
  // A repository that was just made holds nothing to lose, and may have its remote already.
  if (found.length === 1 && !(await hasCommit(folder))) return;
  const changed = await git(folder, 'status', '--porcelain');
  if (changed) throw new PublishError('uncommitted');
  if (!(await isEdition(folder))) throw new PublishError('not-an-edition');
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EEXIST', 'ENOTDIR'].includes(code)) throw error;
    throw new PublishError('not-a-folder');
  }
}

/** Makes the folder's files those of the edition, and touches none that is the same. */
async function lay(edition: EditionFiles, folder: string): Promise<void> {
  const before = await trackedFiles(folder);
  for (const path of before.keys()) {
    if (!edition.has(path)) await rm(join(folder, path));
  }
  for (const [path, { content, executable }] of edition) {
    const old = before.get(path);
    if (old?.content.equals(content) && old.executable === executable) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await chmod(file, executable ? 0o755 : 0o644);
  }
}
