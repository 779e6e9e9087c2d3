import { spawn } from 'node:child_process';
import { constants, networkInterfaces } from 'node:os';
import type { End } from '../end.ts';
import type { FailureKind } from '../failure.ts';
import { killTree } from '../kill-tree.ts';
import type { Limits } from '../limits.ts';
import { bubblewrapArguments } from '../sandbox/bubblewrap.ts';
import { childrenOf, usageOf } from '../sandbox/process-tree.ts';
import { SandboxUnavailable, sandboxPrograms } from '../sandbox/programs.ts';
import type { Driver } from './driver.ts';
import { Subprocess } from './subprocess.ts';

/** How often a confined process's use of memory and processes is looked at, in milliseconds. */
const LOOK = 100;

/** Megabytes that Node takes beside the JavaScript heap: buffers and compiled code. */
const BESIDE_HEAP = 256;

/** Megabytes of address space that Node reserves for writing and mostly never uses. */
const RESERVED = 1024;

/**
 * A process confined by bubblewrap, for code of a person that one has no reason to trust. It shares
 * the network of the process that starts it, which must have none but its own loopback.
 *
 * @throws SandboxUnavailable rather than start anything unconfined
 */
export const bubblewrapDriver: Driver = (command) => {
  refuseNetwork();
  const { bwrap, prlimit } = sandboxPrograms();
  const { program, nodeFlags, limits, environment } = command;
  const confined = [...bubblewrapArguments({ ...command, files: limits.files })];
  const child = spawn(
    prlimit,
    [...hardLimits(limits), bwrap, ...confined, '--', process.execPath, ...nodeFlags, program],
    {
      // bubblewrap is process 1 in there, and its environment can be read from within.
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
    },
  );
  let overrun: FailureKind | undefined;
  const look = setInterval(() => {
    if (child.pid === undefined) return;
    overrun ??= overrunOf(child.pid, limits);
    if (overrun) killTree(child);
  }, LOOK);
  look.unref();
  child.once('exit', () => clearInterval(look));
  return new Subprocess(child, limits.output, {
    programOf: () => programIn(child.pid),
    readEnd,
    overrun: () => overrun,
  });
};

/** A sandbox with a way out is none: better no verdict than one from there. */
function refuseNetwork(): void {
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((address) => !address?.internal);
  if (outside.length === 0) return;
  throw new SandboxUnavailable('The sandbox was started with a network: that is a fault of ours.');
}

function hardLimits({ processes, files, memory }: Limits): string[] {
  const megabyte = 2 ** 20;
  return [
    '--core=0',
    '--nofile=1024',
    `--nproc=${processes}`,
    `--fsize=${files * megabyte}`,
    `--data=${(RESERVED + 4 * memory) * megabyte}`,
  ];
}

function overrunOf(pid: number, limits: Limits): FailureKind | undefined {
  const { tasks, memory } = usageOf(pid);
  if (memory > limits.memory + BESIDE_HEAP) return 'out-of-memory';
  // The kernel counts too, but not for root.
  return tasks > limits.processes ? 'too-many-processes' : undefined;
}

/** bubblewrap's child is its own init process; the program is the first child of that. */
function programIn(outer: number | undefined): number | undefined {
  const [init] = outer === undefined ? [] : childrenOf(outer);
  return init === undefined ? undefined : childrenOf(init)[0];
}

/** bubblewrap tells a signal as shells do: as 128 and its number. */
function readEnd(end: End): End {
  const number = (end.code ?? 0) - 128;
  const signal = Object.entries(constants.signals).find(([, value]) => value === number);
  return signal ? { code: null, signal: signal[0] as NodeJS.Signals } : end;
}
