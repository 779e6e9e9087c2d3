import type { Results } from '../results/results.ts';
import { rounded, toCsv } from './csv.ts';

/**
 * The gradebook as a table: a row for each student.
 *
 * `grade` is empty below the lowest one, `flaky` counts criteria that passed in one run and failed in
 * another, and `review` says why a person should look before grades are given out.
 */
export function gradesCsv({ students }: Results): string {
  const header = [
    'student',
    'name',
    'grade',
    'reached',
    'attempted',
    'points',
    'max',
    'flaky',
    'review',
  ];
  const rows = students.map((student) => [
    student.id,
    student.name,
    student.grade,
    student.reached,
    student.attempted,
    rounded(student.points),
    student.max,
    student.results.reduce((sum, { flaky }) => sum + flaky.length, 0),
    [
      ...new Set(student.review.map(({ kind, exercise = '' }) => `${kind} ${exercise}`.trim())),
    ].join(', '),
  ]);
  return toCsv([header, ...rows]);
}
