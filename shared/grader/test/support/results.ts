import { Failure, toReport, type Verdict } from '@course/rubric/report';
import type {
  GradedCriterion,
  GradedExercise,
  GradedStudent,
  Result,
  Results,
} from '../../src/results/results.ts';

/** A criterion of two points. */
export function criterion(id: string, fields: Partial<GradedCriterion> = {}): GradedCriterion {
  return {
    id,
    role: 'criterion',
    hidden: false,
    bonus: false,
    points: 2,
    title: { en: `It does ${id}`, fi: `Se tekee ${id}` },
    advice: { en: `Look at ${id}.`, fi: `Katso ${id}.` },
    ...fields,
  };
}

/** An exercise with these criteria. */
export function exercise(id: string, criteria: GradedCriterion[]): GradedExercise {
  const max = criteria.reduce((sum, { points }) => sum + points, 0);
  return { id, title: { en: `Task ${id}`, fi: `Tehtävä ${id}` }, max, criteria };
}

/**
 * What a student did of an exercise that was judged.
 *
 * @param failures of the criteria that did not pass, by id
 */
export function judged(
  { id, max, criteria }: GradedExercise,
  failures: Record<string, Partial<Failure>> = {},
  fields: Partial<Result> = {},
): Result {
  const verdicts = criteria.map((item): Verdict => {
    const failure = failures[item.id];
    return {
      id: item.id,
      role: item.role,
      hidden: item.hidden,
      bonus: item.bonus,
      passed: !failure,
      points: failure ? 0 : item.points,
      max: item.points,
      duration: 12,
      ...(failure && { failure: Failure.parse({ kind: 'wrong-result', message: '', ...failure }) }),
    };
  });
  const report = toReport(id, 'seed-7', 120, verdicts);
  const { reached, points } = report;
  return {
    exercise: id,
    status: 'judged',
    attempted: true,
    reached,
    points,
    max,
    flaky: [],
    report,
    ...fields,
  };
}

/** What a student did of an exercise that was not judged. */
export function notJudged(
  { id, max }: GradedExercise,
  status: Exclude<Result['status'], 'judged'>,
): Result {
  return { exercise: id, status, attempted: false, reached: false, points: 0, max, flaky: [] };
}

/** A student with these results, which are added up. */
export function student(
  id: string,
  results: Result[],
  fields: Partial<GradedStudent> = {},
): GradedStudent {
  const sum = (key: 'points' | 'max'): number =>
    results.reduce((total, result) => total + result[key], 0);
  const count = (key: 'reached' | 'attempted'): number =>
    results.filter((result) => result[key]).length;
  return {
    id,
    name: id,
    grade: null,
    reached: count('reached'),
    attempted: count('attempted'),
    points: sum('points'),
    max: sum('max'),
    refusals: [],
    review: [],
    results,
    ...fields,
  };
}

/** What grading these students found. */
export function resultsOf(
  exercises: GradedExercise[],
  students: GradedStudent[],
  fields: Partial<Results> = {},
): Results {
  return {
    version: 1,
    course: { code: 'X', title: { en: 'Course', fi: 'Kurssi' } },
    edition: 'abc123',
    gradedAt: '2026-05-04T12:00:00.000Z',
    seed: 'seed-7',
    sandbox: 'bubblewrap',
    exercises,
    students,
    similar: [],
    ...fields,
  };
}
