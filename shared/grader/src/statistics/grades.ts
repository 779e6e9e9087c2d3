import { isGradeOpen, type GradedStudent } from '../results/results.ts';

/** A grade, or none, and how many got it. */
export interface GradeCount {
  /** `open` while something that was handed in could not be judged. */
  grade: number | null | 'open';
  count: number;
}

const GRADES = [5, 4, 3, 2, 1, null];

/** How many students got each grade, the best first, those below the lowest last. */
export function gradeCounts(students: readonly GradedStudent[]): GradeCount[] {
  const open = students.filter((student) => isGradeOpen(student)).length;
  const counts = GRADES.map((grade) => ({
    grade,
    count: students.filter((student) => student.grade === grade && !isGradeOpen(student)).length,
  }));
  return open > 0 ? [...counts, { grade: 'open', count: open }] : counts;
}

/** The middle value; of an even number of values the mean of the two. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted.length % 2 === 0 ? sorted[half - 1] : upper;
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
