import type { ChildProcess } from 'node:child_process';
import { ownUsageOf, usageOf } from '@course/subject';

/** How often memory is looked at, in milliseconds. */
const LOOK = 500;

/** The most memory that a process and all that descend from it have used at a time. Linux only. */
export class PeakMemory {
  /** Megabytes of the process itself. */
  own = 0;
  /** Megabytes of it and its descendants together. */
  all = 0;
  readonly #timer: NodeJS.Timeout;

  constructor({ pid = 0 }: ChildProcess) {
    this.#timer = setInterval(() => this.#look(pid), LOOK).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(pid: number): void {
    this.own = Math.max(this.own, ownUsageOf(pid).memory);
    this.all = Math.max(this.all, usageOf(pid).memory);
  }
}
