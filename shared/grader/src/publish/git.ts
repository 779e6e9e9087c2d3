import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a teacher's own settings must not change: the bytes of a file, and what a commit runs. */
const FIXED = [
  '-c',
  'core.autocrlf=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fileMode=true',
];

/**
 * Runs git in a folder.
 *
 * @returns what it printed
 */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...FIXED, ...args], {
    cwd: folder,
    maxBuffer: 64 * 2 ** 20,
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
