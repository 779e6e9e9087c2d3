import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { childrenOf } from '@course/subject';
import type { Running } from './commands.ts';

/** What is killed: whoever takes part in grading a class. */
export const VICTIMS = ['grader', 'worker', 'store', 'criteria'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Everybody in a grading that may be killed. */
export interface Scene {
  /** Absolute path of the repository. */
  root: string;
  grader: Running;
}

/** The names of the PostgreSQL servers, as their files in `.course` have them. */
const SERVERS = { store: 'store', criteria: 'postgres' };

/**
 * Kills one of them without a warning, some time after the grading has begun to judge.
 *
 * @param within milliseconds; a random moment of these
 * @returns what was done, or why nothing could be
 */
export async function killOne(scene: Scene, victim: Victim, within: number): Promise<string> {
  const { grader } = scene;
  const moment = randomInt(Math.ceil(within));
  const over = await Promise.race([after(moment, false), grader.ended.then(() => true)]);
  if (over) return 'it had ended already';
  const pid = pidOf(scene, victim);
  if (pid === undefined) return `no ${victim} at that moment`;
  try {
    // A grader takes its own process group along, and the workers, which are tied to it, leave too.
    process.kill(victim === 'grader' ? -pid : pid, 'SIGKILL');
  } catch {
    return `the ${victim} was gone at that moment`;
  }
  return `killed after ${(moment / 1000).toFixed(1)} s`;
}

function pidOf({ root, grader }: Scene, victim: Victim): number | undefined {
  if (victim === 'grader') return grader.child.pid;
  if (victim === 'worker') return workersOf(grader.child.pid ?? 0)[0];
  const record = join(root, '.course', `${SERVERS[victim]}.run.json`);
  if (!existsSync(record)) return undefined;
  const { data } = JSON.parse(readFileSync(record, 'utf8')) as { data: string };
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** The processes in which the grader's judges run their suites. */
function workersOf(grader: number): number[] {
  return childrenOf(grader).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('judge/worker.ts'),
  );
}
