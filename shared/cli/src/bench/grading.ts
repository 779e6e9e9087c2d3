import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databaseFactory, leaseServer } from '@course/database';
import { findAllHanded, gradeClass, type Handed } from '@course/grader';
import { readCode, type CodeFiles, type Exercise } from '@course/rubric/course';
import type { Context } from '../context.ts';
import { defaultJobs } from '../teacher/default-jobs.ts';
import { startCourse } from '../rehearsal/commands.ts';
import { benchPlace } from './bench-place.ts';
import { runOnce } from './vitest-runs.ts';

/** How many the loop runs at a time. */
const AT_ONCE = 2;

/** How long grading a class took, in milliseconds. */
export interface GradingTimes {
  /** By `course grade`: nothing known before, and everything known. */
  fresh: number;
  again: number;
  /** By `course worker`, with one judging at a time each: one process of it, and two. */
  oneWorker: number;
  twoWorkers: number;
  /** By the loop that others use: copy the files in, run the tests, two at a time. */
  naive: number;
}

/**
 * Grades a class of right answers, each different from the others, in both ways.
 *
 * @param students how many there are in the class
 */
export async function gradingTimes(
  { course }: Context,
  exercise: Exercise,
  students: number,
): Promise<GradingTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'course-bench-'));
  try {
    for (let number = 1; number <= students; number += 1) {
      handIn(join(folder, String(number)), exercise, number);
    }
    const handed = findAllHanded([folder]);
    const grade = async (how: How): Promise<number> =>
      timed(async () => gradeAll(course, exercise, handed, how));
    const fresh = await grade({ fresh: true, jobs: defaultJobs() });
    const again = await grade({ fresh: false, jobs: defaultJobs() });
    const oneWorker = await withWorkers(course.root, 1, grade);
    const twoWorkers = await withWorkers(course.root, 2, grade);
    const naive = await timed(async () => naiveLoop(course.root, exercise, students));
    return { fresh, again, oneWorker, twoWorkers, naive };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The solution, in words of this student's own as far as a judge can tell. */
function answer({ folder, manifest }: Exercise, student: number): CodeFiles {
  const solution = readCode(join(folder, 'solution'));
  const { entry } = manifest;
  return { ...solution, [entry]: `${solution[entry] ?? ''}\n// Student ${student}\n` };
}

function handIn(folder: string, exercise: Exercise, student: number): void {
  for (const [name, text] of Object.entries(answer(exercise, student))) {
    const file = join(folder, 'exercises', exercise.id, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** How a class is graded. */
interface How {
  fresh: boolean;
  jobs: number;
  databaseUrl?: string;
}

/** Grades while nobody but so many workers, each in a process of its own, does the work. */
async function withWorkers(
  root: string,
  count: number,
  grade: (how: How) => Promise<number>,
): Promise<number> {
  const server = await leaseServer({ root });
  const factory = await databaseFactory(server, 'CREATE TABLE unused ()');
  const { url } = await factory.create();
  const workers = Array.from({ length: count }, () =>
    startCourse(['worker', '--database-url', url, '--jobs', '1']),
  );
  try {
    await Promise.all(workers.map(async ({ printed }) => printed));
    return await grade({ fresh: true, jobs: 0, databaseUrl: url });
  } finally {
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(async ({ ended }) => ended));
    await factory.close();
    await server.release();
  }
}

async function gradeAll(
  course: Context['course'],
  exercise: Exercise,
  handed: readonly Handed[],
  how: How,
): Promise<void> {
  const { students } = await gradeClass({
    course,
    exercises: [exercise],
    handed,
    decisions: [],
    ...how,
    confined: true,
    onProgress: () => {},
  });
  const open = students.filter(({ reached }) => reached !== 1);
  if (open.length > 0) throw new Error(`${open.length} right answers were not reached.`);
}

async function naiveLoop(root: string, exercise: Exercise, students: number): Promise<void> {
  const queue = Array.from({ length: students }, (_, index) => index + 1);
  const work = async (slot: number): Promise<void> => {
    for (let student = queue.shift(); student; student = queue.shift()) {
      const place = benchPlace(root, exercise, `slot-${slot}`, answer(exercise, student));
      try {
        await runOnce(root, place);
      } finally {
        place.remove();
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, async (_, slot) => work(slot)));
}

async function timed(action: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}
