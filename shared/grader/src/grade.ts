import type { Course } from '@course/rubric/course';

/** What a student has done of one exercise. */
export interface Standing {
  /** The exercise's id. */
  exercise: string;
  /** The code differs from the starter. */
  attempted: boolean;
  /** Every required criterion and guard passed. */
  reached: boolean;
}

/** One thing that a grade still needs. */
export type Need =
  | { kind: 'share'; percent: number }
  | { kind: 'attempts' }
  | { kind: 'gate'; id: string };

/** The grade that standings give, by the rules in `course.yaml`. */
export interface Grading {
  /** From 1 to 5; undefined below the lowest. */
  grade: number | undefined;
  /** Exercises reached, in percent, each with its weight. */
  share: number;
  /** The grade above, and what it still needs; undefined at the top. */
  next: { grade: number; needs: Need[] } | undefined;
}

/**
 * Grades standings as the course description does: a share of the exercises reached, all of them
 * attempted, and gates that no share can replace. A higher grade needs all that a lower one needs.
 *
 * @param standings one for each exercise of the course; what is not listed is not begun
 */
export function gradeOf(course: Course, standings: readonly Standing[]): Grading {
  const byId = new Map(standings.map((standing) => [standing.exercise, standing]));
  const own = course.exercises.map(({ id }) => byId.get(id));
  const reached = new Set(
    own.flatMap((standing) => (standing?.reached ? [standing.exercise] : [])),
  );
  const allAttempted = own.every((standing) => standing?.attempted);
  const weigh = (ids: string[]): number =>
    ids.reduce((sum, id) => sum + (course.manifest.weights[id] ?? 1), 0);
  const whole = weigh(course.exercises.map(({ id }) => id));
  const share = whole === 0 ? 0 : (100 * weigh([...reached])) / whole;

  const needsOf = (grade: number): Need[] => {
    const { grades, gates } = course.manifest;
    const key = String(grade) as keyof typeof grades;
    const percent = grades[key];
    return [
      ...(share < percent ? [{ kind: 'share', percent } as const] : []),
      ...(allAttempted ? [] : [{ kind: 'attempts' } as const]),
      ...(gates[key] ?? [])
        .filter((gate) => !passesGate(course, reached, gate))
        .map((id) => ({ kind: 'gate', id }) as const),
    ];
  };

  let grade: number | undefined;
  for (const candidate of Object.keys(course.manifest.grades)
    .map(Number)
    .toSorted((a, b) => a - b)) {
    const needs = needsOf(candidate);
    if (needs.length > 0) return { grade, share, next: { grade: candidate, needs } };
    grade = candidate;
  }
  return { grade, share, next: undefined };
}

/** A gate is an exercise or a chapter; one that is not part of the course yet stands open. */
function passesGate({ exercises }: Course, reached: ReadonlySet<string>, gate: string): boolean {
  return exercises
    .filter(({ id, chapter }) => id === gate || chapter === gate)
    .every(({ id }) => reached.has(id));
}
