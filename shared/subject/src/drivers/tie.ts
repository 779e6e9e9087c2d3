import { spawnSync } from 'node:child_process';

/** What makes a process end when the one that started it is gone, even if it is in an endless loop. */
export interface Tie {
  /** Words that stand before the program in the command. */
  command: readonly string[];
  /** Flags for Node. */
  nodeFlags: readonly string[];
}

const WATCHDOG = new URL('../host/watchdog.mjs', import.meta.url);

/** The kernel's own: see `PR_SET_PDEATHSIG` in prctl(2). It costs nothing. */
const KERNEL: Tie = { command: ['setpriv', '--pdeathsig', 'KILL', '--'], nodeFlags: [] };

/** A thread in the process that looks after its parent, where the kernel does not. */
export const watchdogTie: Tie = { command: [], nodeFlags: [`--import=${WATCHDOG.href}`] };

let known: Tie | undefined;

/** The best tie that this machine has. */
export function bestTie(): Tie {
  known ??= hasKernelTie() ? KERNEL : watchdogTie;
  return known;
}

function hasKernelTie(): boolean {
  if (process.platform !== 'linux') return false;
  const [program = '', ...words] = KERNEL.command;
  // Some systems have a setpriv that knows less.
  return spawnSync(program, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}
