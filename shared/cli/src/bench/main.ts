import { join } from 'node:path';
import { findExercise, readCourse } from '@course/rubric/course';
import { makeContext } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { benchPlace } from './bench-place.ts';
import type { Spread } from './measure.ts';
import { saveToVerdict } from './save-to-verdict.ts';
import { subjectStart } from './subject-start.ts';
import { coldRun, watchRun } from './vitest-runs.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const EXERCISES = ['01-async-basics/03-map-limit', '04-persistence/03-no-double-booking'];

/**
 * Measures how long a student waits after a save, beside vitest on the same suite with the code in
 * its own process: run anew, and in watch mode; and how long a subject takes to start, beside one
 * whose packages are not bundled.
 *
 * @param args how many times each is measured; 15 unless told
 */
export async function bench([times = '15']: string[]): Promise<ExitCode> {
  const course = readCourse(ROOT);
  const context = makeContext(ROOT, 'en', { plain: true, trace: false });
  for (const id of EXERCISES) {
    const finding = findExercise(course, id, ROOT);
    if (!('exercise' in finding)) throw new Error(`There is no exercise ${id}.`);
    const place = benchPlace(ROOT, finding.exercise);
    try {
      const ours = await saveToVerdict(context, place, Number(times));
      const watch = await watchRun(ROOT, place, Number(times));
      const cold = await coldRun(ROOT, place, Number(times));
      context.print(
        `${id}, ${times} times each`,
        row('save to verdict, types checked too', ours),
        row('vitest --watch, in process', watch, ours),
        row('vitest run, in process', cold, ours),
      );
      const start = await subjectStart(place, Number(times));
      if (!start) continue;
      context.print(
        row('a subject started, packages bundled', start.bundled),
        row('a subject started, file by file', start.plain, start.bundled),
      );
    } finally {
      place.remove();
    }
  }
  return EXIT.REACHED;
}

function row(title: string, { median, least, most }: Spread, ours?: Spread): string {
  const figures = [median, least, most].map((figure) => `${(figure / 1000).toFixed(3)} s`);
  const ratio = ours ? `  ours is ${(ours.median / median).toFixed(2)} × this` : '';
  return `  ${title.padEnd(36)} median ${figures[0]} (${figures[1]} to ${figures[2]})${ratio}`;
}
