import { join } from 'node:path';
import { findExercise, readCourse, type Exercise } from '@course/rubric/course';
import { makeContext, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { benchRequest } from './bench-arguments.ts';
import { benchPlace } from './bench-place.ts';
import { gradingTimes } from './grading.ts';
import type { Spread } from './measure.ts';
import { saveToVerdict } from './save-to-verdict.ts';
import { subjectStart } from './subject-start.ts';
import { coldRun, watchRun } from './vitest-runs.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** Those whose suites can be run with the code in their own process, to compare with. */
const EXERCISES = [
  '01-async-basics/03-map-limit',
  '03-rest/01-crud',
  '04-persistence/03-no-double-booking',
];

/** How each part is measured, and how often or for how many students unless told. */
const PARTS = {
  saves: { run: benchSaves, count: 15 },
  grading: { run: benchGrading, count: 12 },
};

const USAGE = `Usage: npm run bench -- [saves] [grading] [number] [exercise...]

number     how many times saves are measured, or how many students a class has
exercise   a part of ${EXERCISES.join(', ')}
`;

/**
 * Measures this product beside what others do in its place, in the same run.
 *
 * @param words what to measure, as `USAGE` tells
 */
export async function bench(words: string[]): Promise<ExitCode> {
  const request = benchRequest(words, EXERCISES);
  if (!request) {
    process.stderr.write(USAGE);
    return EXIT.USAGE;
  }
  const context = makeContext(ROOT, 'en', { plain: true, trace: false });
  const exercises = exercisesCalled(request.exercises);
  for (const name of request.parts) {
    const part = PARTS[name];
    await part.run(context, exercises, request.count ?? part.count);
  }
  return EXIT.REACHED;
}

/**
 * How long a student waits after a save, beside vitest on the same suite with the code in its own
 * process: run anew, and in watch mode; and how long a subject takes to start, beside one whose
 * packages are not bundled.
 */
async function benchSaves(
  context: Context,
  exercises: readonly Exercise[],
  times: number,
): Promise<void> {
  for (const exercise of exercises) {
    const place = benchPlace(ROOT, exercise);
    try {
      const ours = await saveToVerdict(context, place, times);
      const watch = await watchRun(ROOT, place, times);
      const cold = await coldRun(ROOT, place, times);
      context.print(
        `${exercise.id}, ${times} times each`,
        row('save to verdict, types checked too', ours),
        row('vitest --watch, in process', watch, ours),
        row('vitest run, in process', cold, ours),
      );
      const start = await subjectStart(place, times);
      if (!start) continue;
      context.print(
        row('a subject started, packages bundled', start.bundled),
        row('a subject started, file by file', start.plain, start.bundled),
      );
    } finally {
      place.remove();
    }
  }
}

/**
 * How fast a class is graded, beside the loop that others use: exercise by exercise, since the more a
 * suite asks of PostgreSQL, the more of the time is the same for both.
 */
async function benchGrading(
  context: Context,
  exercises: readonly Exercise[],
  students: number,
): Promise<void> {
  for (const exercise of exercises) {
    const times = await gradingTimes(context, exercise, students);
    const { fresh } = times;
    const line = (title: string, milliseconds: number, note = ''): string => {
      const seconds = milliseconds / 1000;
      const rate = (students / seconds).toFixed(1);
      return `  ${title.padEnd(36)} ${seconds.toFixed(1)} s, ${rate} a second${note}`;
    };
    const beside = (other: number, own: number, than = 'ours is'): string =>
      `  ${than} ${(other / own).toFixed(2)} times as fast`;
    context.print(
      `${exercise.id}, ${students} students`,
      line('graded in sandboxes', fresh),
      line('copied, run by vitest, two at a time', times.naive, beside(times.naive, fresh)),
      line('graded by one worker, one at a time', times.oneWorker),
      line(
        'graded by two workers',
        times.twoWorkers,
        beside(times.oneWorker, times.twoWorkers, 'two are'),
      ),
      line('graded again, nothing changed', times.again, beside(fresh, times.again, 'this is')),
    );
  }
}

function exercisesCalled(ids: readonly string[]): Exercise[] {
  const course = readCourse(ROOT);
  return ids.map((id) => {
    const finding = findExercise(course, id, ROOT);
    if ('exercise' in finding) return finding.exercise;
    throw new Error(`There is no exercise ${id}.`);
  });
}

function row(title: string, { median, least, most }: Spread, ours?: Spread): string {
  const figures = [median, least, most].map((figure) => `${(figure / 1000).toFixed(3)} s`);
  const ratio = ours ? `  ours is ${(ours.median / median).toFixed(2)} × this` : '';
  return `  ${title.padEnd(36)} median ${figures[0]} (${figures[1]} to ${figures[2]})${ratio}`;
}
