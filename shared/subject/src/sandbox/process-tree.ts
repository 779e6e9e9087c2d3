import { readdirSync, readFileSync } from 'node:fs';

/** What a process and its descendants take. */
export interface Usage {
  /** Processes and threads. */
  tasks: number;
  /** Megabytes of memory that is in use. */
  memory: number;
}

/** The children of a process, by process id; none when it is gone. Linux only: see proc(5). */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}

/** Adds up a process and everything that descends from it. */
export function usageOf(pid: number): Usage {
  const total = { tasks: 0, memory: 0 };
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const status = ownUsageOf(next);
    total.tasks += status.tasks;
    total.memory += status.memory;
    waiting.push(...childrenOf(next));
  }
  return total;
}

/** What a process takes by itself. */
export function ownUsageOf(pid: number): Usage {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    // What lies in shared memory is counted once for each process that maps it: Node's own code.
    return { tasks: number('Threads'), memory: (number('RssAnon') + number('RssShmem')) / 1024 };
  } catch {
    return { tasks: 0, memory: 0 };
  }
}
