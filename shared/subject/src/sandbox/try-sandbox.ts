import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bubblewrapArguments, withoutNetwork } from './bubblewrap.ts';
import { SandboxUnavailable, sandboxPrograms } from './programs.ts';

const run = promisify(execFile);

/** How long a program in a sandbox may take to say that it is there, in milliseconds. */
const PATIENCE = 10_000;

/** Prints what it sees: how many network interfaces, and whether it can write. */
const LOOK_AROUND = `
  const { networkInterfaces } = require('node:os');
  const outside = Object.values(networkInterfaces()).flat().filter((one) => !one.internal);
  let writable = true;
  try { require('node:fs').writeFileSync('/probe', ''); } catch { writable = false; }
  console.log(outside.length === 0 && !writable ? 'confined' : 'open');
`;

/**
 * Tries the sandbox in the way in which a class is graded: one in another.
 *
 * @returns milliseconds that it took
 * @throws SandboxUnavailable with the mend
 */
export async function trySandbox(): Promise<number> {
  const { bwrap, prlimit } = sandboxPrograms();
  const cell = { reads: [], directory: '/', environment: {}, files: 1 };
  const inner = [prlimit, '--core=0', bwrap, ...bubblewrapArguments(cell), '--'];
  const started = performance.now();
  const words = [...withoutNetwork(), '--', ...inner, process.execPath, '-e', LOOK_AROUND];
  const { stdout } = await run(bwrap, words, { timeout: PATIENCE }).catch((error: unknown) => {
    const { stderr = '' } = error as { stderr?: string };
    throw new SandboxUnavailable(
      `bubblewrap cannot confine a program here: ${stderr.trim() || String(error)}`,
      { cause: error },
    );
  });
  if (stdout.trim() === 'confined') return performance.now() - started;
  throw new SandboxUnavailable('bubblewrap left a way out: update it, or the kernel.');
}
