import { readdirSync, readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';

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

  #look(root: number): void {
    const processes = allProcesses();
    const descends = (pid: number): boolean =>
      pid === root || (pid > 1 && descends(processes.get(pid)?.parent ?? 0));
    const family = [...processes].filter(([pid]) => descends(pid));
    const megabytes = family.reduce((sum, [, { memory }]) => sum + memory, 0);
    this.own = Math.max(this.own, processes.get(root)?.memory ?? 0);
    this.all = Math.max(this.all, megabytes);
  }
}

/** All processes of the machine, by their ids. */
function allProcesses(): Map<number, { parent: number; memory: number }> {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    ids.flatMap((id) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        const field = (name: string): number =>
          Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
        const memory = (field('RssAnon') + field('RssShmem')) / 1024;
        return [[Number(id), { parent: field('PPid'), memory }] as const];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    }),
  );
}
