import { isGradeOpen, type GradedStudent, type Results } from '../results/results.ts';
import { rounded, toCsv, type Cell } from './csv.ts';

/** What Moodle takes for no grade. */
const NO_GRADE = '-';

/**
 * A table for Moodle's *Grades → Import → CSV file* (docs.moodle.org, "Grade import"). The teacher
 * maps its columns there: `ID number` to the user's ID number, username or e-mail address, whichever
 * the ids of the students are, and each other column to a grade item or a new one. What is not
 * mapped, such as the name, is left out.
 *
 * A new grade item goes to 100, and a greater value stops the whole import, so there is no column of
 * all points together. Below the lowest grade stands 0; what could not be judged has no grade.
 */
export function moodleCsv({ exercises, students }: Results): string {
  return toCsv([
    ['ID number', 'Name', 'Grade', ...exercises.map(({ id }) => id)],
    ...students.map((student) => [
      student.id,
      student.name,
      gradeCell(student) ?? NO_GRADE,
      ...exercises.map(({ id }) => pointsOf(student, id) ?? NO_GRADE),
    ]),
  ]);
}

/** A student's grade, 0 below the lowest; null while that is open, since something could not be judged. */
export function gradeCell(student: GradedStudent): Cell {
  return isGradeOpen(student) ? null : (student.grade ?? 0);
}

/** A student's points of an exercise; null when it could not be judged, which is not zero. */
export function pointsOf({ results }: GradedStudent, exercise: string): Cell {
  const result = results.find((candidate) => candidate.exercise === exercise);
  if (!result || (result.status === 'not-judged' && result.manual?.points === undefined)) {
    return null;
  }
  return rounded(result.points);
}
