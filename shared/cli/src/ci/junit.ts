import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { junitOfReports } from '@course/grader/junit';
import { criteriaOf, maxPoints, type Exercise } from '@course/rubric/course';
import type { Context } from '../context.ts';
import type { JudgedExercise } from './github.ts';

/**
 * Writes reports as JUnit's XML.
 *
 * @param file relative to where the person stands
 */
export function writeJunit(
  { course, language, directory }: Context,
  judged: readonly JudgedExercise[],
  file: string,
): void {
  const reports = judged.map(({ exercise, report }) => ({ exercise: graded(exercise), report }));
  writeFileSync(resolve(directory, file), junitOfReports(course.manifest.code, reports, language));
}

function graded({ id, manifest }: Exercise) {
  const criteria = criteriaOf(manifest);
  return { id, title: manifest.title, max: maxPoints(manifest), criteria };
}
