import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What a teacher's own settings must not change: which files there are, their bytes, and what a commit
 * runs. Git takes `/dev/null` for nothing on Windows too.
 */
const FIXED = [
  'core.excludesFile=/dev/null',
  'core.attributesFile=/dev/null',
  'core.autocrlf=false',
  'core.fileMode=true',
  'core.hooksPath=/dev/null',
  'commit.gpgSign=false',
].flatMap((setting) => ['-c', setting]);

/** The most that git may print, in bytes: a listing. */
const MOST_OUTPUT = 64 * 2 ** 20;

/**
 * Runs git in a folder.
 *
 * @returns what it printed
 */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...FIXED, ...args], {
    cwd: folder,
    maxBuffer: MOST_OUTPUT,
  });
  return stdout;
}

/** Whether git knows who commits. */
export async function hasIdentity(folder: string): Promise<boolean> {
  return git(folder, 'var', 'GIT_COMMITTER_IDENT').then(
    () => true,
    () => false,
  );
}

/** Whether a repository has any commit yet. */
export async function hasCommit(folder: string): Promise<boolean> {
  return git(folder, 'rev-parse', '--quiet', '--verify', 'HEAD').then(
    () => true,
    () => false,
  );
}
