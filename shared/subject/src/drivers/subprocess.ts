import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { endOf, type End } from '../end.ts';
import type { FailureKind } from '../failure.ts';
import { killTree } from '../kill-tree.ts';
import { captureOutput, type Output } from '../output.ts';

/** What a driver knows of the processes around the program. */
export interface Surroundings {
  /** The process id of the program itself, where the child is one that surrounds it. */
  programOf?: () => number | undefined;
  /** What the surroundings make of the program's own end. */
  readEnd?: (end: End) => End;
  /** Why the program was ended from outside, if it was. */
  overrun?: () => FailureKind | undefined;
}

/** A process with the student's code, as a driver started it. */
export class Subprocess {
  readonly output: Output;
  /** The private pipe; it speaks UTF-8. */
  readonly channel: Socket;
  /** Settles when the process and everything it started are gone. */
  readonly ended: Promise<End>;
  readonly #child: ChildProcess;
  readonly #surroundings: Surroundings;

  /** @param outputLimit how many characters of the output are kept */
  constructor(child: ChildProcess, outputLimit: number, surroundings: Surroundings = {}) {
    const { stdout, stderr, stdio } = child;
    if (!stdout || !stderr) throw new Error('A driver must pipe stdout and stderr.');
    this.#child = child;
    this.#surroundings = surroundings;
    this.output = captureOutput([stdout, stderr], outputLimit);
    this.channel = stdio[3] as Socket;
    this.channel.setEncoding('utf8');
    // What breaks it is the end of the process, which is told elsewhere.
    this.channel.on('error', () => {});
    const { readEnd = (end) => end } = surroundings;
    this.ended = endOf(child).then(readEnd);
  }

  /** Why the program was ended from outside, if it took more than it may. */
  get overrun(): FailureKind | undefined {
    return this.#surroundings.overrun?.();
  }

  /** Sends a signal to the program alone. */
  signal(name: NodeJS.Signals): void {
    const { programOf } = this.#surroundings;
    if (!programOf) return void this.#child.kill(name);
    const program = programOf();
    if (program === undefined) return;
    try {
      process.kill(program, name);
    } catch {
      // It has ended meanwhile.
    }
  }

  /** Ends the program and everything it started, at once. */
  kill(): void {
    killTree(this.#child);
  }

  /** Whether this process keeps the judge's own process from ending. */
  keepJudgeAlive(yes: boolean): void {
    const method = yes ? 'ref' : 'unref';
    this.#child[method]();
    // The pipes are sockets, although their types promise only streams.
    for (const pipe of this.#child.stdio) (pipe as Socket | null)?.[method]();
  }
}
