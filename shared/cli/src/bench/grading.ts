import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findAllHanded, gradeClass, type Handed } from '@course/grader';
import { readCode, type CodeFiles, type Exercise } from '@course/rubric/course';
import type { Context } from '../context.ts';
import { benchPlace } from './bench-place.ts';
import { runOnce } from './vitest-runs.ts';

/** How many are judged at a time, by either. */
const AT_ONCE = 2;

/** How long grading a class took, in milliseconds. */
export interface GradingTimes {
  /** How many submissions to an exercise there were. */
  submissions: number;
  /** By `course grade`: nothing known before, everything known, and one judge in place of two. */
  fresh: number;
  again: number;
  alone: number;
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
  exercises: readonly Exercise[],
  students: number,
): Promise<GradingTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'course-bench-'));
  try {
    for (let number = 1; number <= students; number += 1) {
      for (const exercise of exercises) handIn(join(folder, String(number)), exercise, number);
    }
    const handed = findAllHanded([folder]);
    const grade = async (fresh: boolean, jobs: number): Promise<number> =>
      timed(async () => gradeAll(course, exercises, handed, { fresh, jobs }));
    const fresh = await grade(true, AT_ONCE);
    const again = await grade(false, AT_ONCE);
    const alone = await grade(true, 1);
    const naive = await timed(async () => naiveLoop(course.root, exercises, students));
    return { submissions: students * exercises.length, fresh, again, alone, naive };
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

async function gradeAll(
  course: Context['course'],
  exercises: readonly Exercise[],
  handed: readonly Handed[],
  { fresh, jobs }: { fresh: boolean; jobs: number },
): Promise<void> {
  const { students } = await gradeClass({
    course,
    exercises,
    handed,
    decisions: [],
    jobs,
    confined: true,
    fresh,
    onProgress: () => {},
  });
  const open = students.filter(({ reached }) => reached !== exercises.length);
  if (open.length > 0) throw new Error(`${open.length} right answers were not reached.`);
}

async function naiveLoop(
  root: string,
  exercises: readonly Exercise[],
  students: number,
): Promise<void> {
  const queue = exercises.flatMap((exercise) =>
    Array.from({ length: students }, (_, index) => ({ exercise, student: index + 1 })),
  );
  const work = async (slot: number): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { exercise, student } = next;
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
