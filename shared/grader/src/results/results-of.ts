import { criteriaOf, maxPoints, type Course, type Exercise } from '@course/rubric/course';
import type { Submission } from '../collect/submission.ts';
import { gradeOf } from '../grade.ts';
import type { Judged } from '../judging/judged.ts';
import type { Decision } from '../manual.ts';
import {
  isUndecided,
  type GradedExercise,
  type GradedStudent,
  type Result,
  type Results,
  type Review,
  type SimilarPair,
} from './results.ts';
import { reviewOfRefusals } from './review-of-refusals.ts';
import { sharedDeployments } from './shared-deployments.ts';

const HOURS_A_DAY = 24;

/**
 * What judges found of one submission's exercises, and of which code, by the exercise's id. What is still
 * the starter has not been judged, and is not in it.
 */
export type Findings = ReadonlyMap<string, { judged: Judged; code: string }>;

/** Everything that results are made of. */
export interface Found {
  course: Course;
  edition: string;
  seed: string;
  sandbox: Results['sandbox'];
  submissions: readonly Submission[];
  /** What was found of each submission. */
  findings: ReadonlyMap<Submission, Findings>;
  decisions: readonly Decision[];
  similar: SimilarPair[];
}

/** Adds up what was found of a class, by the course's rules. */
export function resultsOf(found: Found): Results {
  const { course, edition, seed, sandbox, submissions, similar } = found;
  const shared = sharedDeployments(course, submissions);
  return {
    version: 1,
    course: { code: course.manifest.code, title: course.manifest.title },
    edition,
    gradedAt: new Date().toISOString(),
    seed,
    sandbox,
    exercises: course.exercises.map(gradedExercise),
    students: submissions.map((submission) =>
      gradedStudent(submission, found, shared.get(submission) ?? []),
    ),
    similar,
  };
}

function gradedExercise({ id, manifest }: Exercise): GradedExercise {
  return {
    id,
    title: manifest.title,
    max: maxPoints(manifest),
    criteria: criteriaOf(manifest),
  };
}

function gradedStudent(submission: Submission, found: Found, shared: Review[]): GradedStudent {
  const { course, decisions } = found;
  const { student, refusals } = submission;
  const own = decisions.filter((decision) => decision.student === student.id);
  const results = course.exercises.map((exercise) => {
    const finding = found.findings.get(submission)?.get(exercise.id);
    const machine = late(course, submission, machineResult(exercise, submission, finding));
    return decided(
      machine,
      own.find((decision) => decision.exercise === exercise.id),
    );
  });
  const { grade = null } = gradeOf(course, results);
  const decision = own.find((one) => one.grade !== undefined);
  const final = decision?.grade === undefined ? grade : decision.grade || null;
  const sum = (key: 'points' | 'max'): number =>
    results.reduce((total, result) => total + result[key], 0);
  return {
    id: student.id,
    name: student.name,
    grade: final,
    ...(decision && { overridden: { grade, reason: decision.reason } }),
    reached: results.filter(({ reached }) => reached).length,
    attempted: results.filter(({ attempted }) => attempted).length,
    points: sum('points'),
    max: sum('max'),
    refusals,
    review: [...reviewOf(submission, results, found.similar), ...shared],
    results,
  };
}

function machineResult(
  exercise: Exercise,
  submission: Submission,
  finding: { judged: Judged; code: string } | undefined,
): Result {
  const nothing = {
    exercise: exercise.id,
    attempted: false,
    reached: false,
    points: 0,
    max: maxPoints(exercise.manifest),
    flaky: [],
  };
  const { unreached } = submission;
  if (unreached) return { ...nothing, status: 'not-judged', unreached };
  if (!submission.code.has(exercise.id)) return { ...nothing, status: 'missing' };
  if (!finding) return { ...nothing, status: 'untouched' };
  const { judged, code } = finding;
  if ('problem' in judged) {
    return { ...nothing, attempted: true, status: 'not-judged', problem: judged.problem };
  }
  const { report, flaky } = judged;
  const { reached, points } = report;
  return { ...nothing, attempted: true, reached, points, flaky, status: 'judged', code, report };
}

/** The course's rule for what comes after the deadline; without a verdict there is nothing to lose. */
function late(course: Course, { hoursLate }: Submission, result: Result): Result {
  const { late: rule } = course.manifest;
  if (!rule || hoursLate <= 0 || result.status !== 'judged') return result;
  const days = Math.ceil(hoursLate / HOURS_A_DAY);
  const keeps = Math.max(0, 1 - (days * rule.percentPerDay) / 100);
  const tooLate = days > rule.days;
  return {
    ...result,
    reached: result.reached && !tooLate,
    points: result.points * keeps,
    late: { hours: hoursLate, keeps, ...(tooLate && { tooLate }) },
  };
}

function decided(result: Result, decision: Decision | undefined): Result {
  if (!decision) return result;
  const { points = result.points, reached = result.reached, reason } = decision;
  const manual = {
    reason,
    ...(decision.points !== undefined && { points }),
    ...(decision.reached !== undefined && { reached }),
  };
  return { ...result, points, reached, attempted: true, manual };
}

/** What a person should look at before the grades are given out. */
function reviewOf(
  submission: Submission,
  results: readonly Result[],
  similar: readonly SimilarPair[],
): Review[] {
  const { student, unreached } = submission;
  const flaky = results
    .filter((result) => result.flaky.length > 0)
    .map(({ exercise, flaky: ids }): Review => ({
      kind: 'flaky',
      exercise,
      detail: ids.join(', '),
    }));
  const undecided = results.filter(isUndecided).map(({ exercise, problem = '' }): Review => ({
    kind: 'not-judged',
    exercise,
    detail: problem,
  }));
  // What goes for all exercises is told once.
  const broken = unreached
    ? undecided.slice(0, 1).map((): Review => {
        const { reason, detail = '' } = unreached;
        return { kind: 'not-fetched', reason, detail };
      })
    : undecided;
  const close = similar
    .filter(({ students }) => students.includes(student.id))
    .map(({ exercise, students, share }): Review => ({
      kind: 'similar',
      exercise,
      detail: `${students.find((id) => id !== student.id) ?? ''} ${Math.round(share * 100)} %`,
    }));
  return [...broken, ...flaky, ...reviewOfRefusals(submission), ...close];
}
