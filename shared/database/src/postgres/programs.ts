import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { programPath, type Binaries, type Program } from './binaries.ts';

const execute = promisify(execFile);

/** PostgreSQL's programs, with the user they run as. */
export interface Programs {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

/** Starts a program whose output goes to the log. */
export function startProgram(programs: Programs, program: Program, args: string[]): ChildProcess {
  return spawn(programPath(programs.binaries, program), args, {
    ...programs.account,
    // Its messages are read here and shown to people: always in the one language.
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'inherit', 'inherit'],
    windowsHide: true,
  });
}

/** The server's version, such as `18.4`. */
export async function serverVersion({ binaries, account }: Programs): Promise<string> {
  const { stdout } = await execute(programPath(binaries, 'postgres'), ['--version'], {
    ...account,
    windowsHide: true,
  });
  return stdout.trim().split(' ').at(-1) ?? '';
}

/**
 * Asks a PostgreSQL to end: `INT` is a fast shutdown, `QUIT` an immediate one.
 *
 * @see https://www.postgresql.org/docs/18/server-shutdown.html
 */
export async function signalServer(
  { binaries }: Programs,
  pid: number,
  signal: 'INT' | 'QUIT',
): Promise<void> {
  if (process.platform !== 'win32') process.kill(pid, `SIG${signal}`);
  // Windows has no signals; PostgreSQL listens for them on a pipe that pg_ctl knows.
  else await execute(programPath(binaries, 'pg_ctl'), ['kill', signal, String(pid)]);
}
