import type { Results } from '../results/results.ts';
import { toCsv } from './csv.ts';
import { gradeCell, pointsOf } from './moodle-csv.ts';

/** The highest grade. */
const BEST = 5;

/**
 * A table for the import of Canvas's gradebook (Canvas Instructor Guide, "How do I import grades in
 * the Gradebook?"). Canvas wants `Student, ID, SIS User ID, SIS Login ID, Section` first and in this
 * order, finds a user by the first of them that it knows, and takes each further column for an
 * assignment: the one of that title, or a new one. The row `Points Possible` sets its maximum.
 *
 * `ID` is Canvas's own number, which nobody here knows, so it stays empty; the id of a student is
 * offered as both of the others. Below the lowest grade stands 0; what could not be judged is empty,
 * which changes nothing in Canvas.
 */
export function canvasCsv({ exercises, students }: Results): string {
  return toCsv([
    [
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
      'Grade',
      ...exercises.map(({ id }) => id),
    ],
    ['Points Possible', null, null, null, null, BEST, ...exercises.map(({ max }) => max)],
    ...students.map((student) => [
      student.name,
      null,
      student.id,
      student.id,
      null,
      gradeCell(student),
      ...exercises.map(({ id }) => pointsOf(student, id)),
    ]),
  ]);
}
