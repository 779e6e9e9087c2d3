import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MOST_ENTRIES, SourceError, SourceUnreachable, type Entry, type Source } from './entry.ts';

const run = promisify(execFile);

/** How long a remote may take, in milliseconds. */
const PATIENCE = 120_000;

/** The most that git may print, in bytes: a listing, or one file. */
const MOST_OUTPUT = 16 * 2 ** 20;

/** Git's modes of what a tree holds; see git-ls-tree(1). */
const KINDS: Record<string, Entry['kind']> = {
  '100644': 'file',
  '100755': 'file',
  '120000': 'symbolic-link',
};

/** Which commit is meant. Without either, the newest of the remote's main branch. */
export interface Revision {
  commit?: string | undefined;
  /** The newest commit that was made before; committers set this time themselves. */
  before?: Date | undefined;
}

/**
 * Lists a commit of a remote. Nothing is checked out: no hook, filter or link of the repository ever
 * takes effect, and submodules are not fetched.
 *
 * @param remote an address that git understands, or a folder
 * @throws SourceError when it holds no commit from before the deadline, or too much
 * @throws SourceUnreachable when the repository, or the commit that is named, cannot be fetched
 */
export async function gitSource(remote: string, revision: Revision = {}): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), 'course-git-'));
  const close = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await git(folder, 'clone', '--bare', '--quiet', '--no-tags', '--', remote, folder);
    const commit = await findCommit(folder, revision);
    return { entries: await list(folder, commit), close };
  } catch (error) {
    await close();
    if (error instanceof SourceError || error instanceof SourceUnreachable) throw error;
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new SourceUnreachable('not-fetched', stderr.trim() || message, { cause: error });
  }
}

async function findCommit(folder: string, { commit, before }: Revision): Promise<string> {
  const name = commit ?? 'HEAD';
  if (name.startsWith('-')) throw new SourceUnreachable('no-such-commit', name);
  const until = before ? [`--before=${before.toISOString()}`] : [];
  // In a repository without any commit there is no HEAD either.
  const lenient = commit ? [] : ['--ignore-missing'];
  const found = await git(folder, 'rev-list', '-1', ...lenient, ...until, name, '--').catch(
    (error: unknown) => {
      throw commit ? new SourceUnreachable('no-such-commit', commit, { cause: error }) : error;
    },
  );
  if (found) return found;
  throw new SourceError(before ? 'no-commit-in-time' : 'no-commit');
}

async function list(folder: string, commit: string): Promise<Entry[]> {
  const listing = await git(folder, 'ls-tree', '-r', '-z', '--long', commit);
  const lines = listing.split('\0').filter(Boolean);
  if (lines.length > MOST_ENTRIES) throw new SourceError('too-many-entries');
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', , object = '', size = ''] = line.slice(0, tab).split(/ +/);
    return {
      // It may hold tabs of its own.
      path: line.slice(tab + 1),
      kind: KINDS[mode] ?? 'other',
      size: Number(size) || 0,
      read: async () => {
        const options = { ...settings(folder), encoding: 'buffer' as const };
        return (await run('git', ['cat-file', 'blob', object], options)).stdout;
      },
    };
  });
}

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, settings(folder));
  return stdout.trim();
}

function settings(folder: string): {
  cwd: string;
  timeout: number;
  maxBuffer: number;
  env: NodeJS.ProcessEnv;
} {
  return {
    cwd: folder,
    timeout: PATIENCE,
    maxBuffer: MOST_OUTPUT,
    env: {
      ...process.env,
      // A roster's address must not make git run a program of the student's choice.
      GIT_ALLOW_PROTOCOL: 'https:ssh:file',
      // Asked for a password they fail, where nobody could answer.
      GIT_TERMINAL_PROMPT: '0',
      GIT_SSH_COMMAND: `${process.env.GIT_SSH_COMMAND ?? 'ssh'} -oBatchMode=yes`,
      GIT_CONFIG_NOSYSTEM: '1',
    },
  };
}
