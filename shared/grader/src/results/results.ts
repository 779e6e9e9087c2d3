import { Text } from '@course/rubric/course';
import { Report } from '@course/rubric/report';
import { z } from 'zod';

/** Why a file that was handed in was not taken. */
const REFUSALS = [
  'not-editable',
  'symbolic-link',
  'not-a-file',
  'path-climbs-out',
  'names-differ-in-case',
  'too-large',
  'too-many-files',
  'not-text',
  'unreadable',
  'no-exercise',
  'no-zip',
  'no-commit',
  'no-commit-in-time',
  'too-many-entries',
  'unknown-exercise',
  'another-copy',
] as const;

/** A file that was handed in and not taken; the rest was graded. */
export const Refusal = z.object({
  reason: z.enum(REFUSALS),
  /** As it was handed in, for a person to read: not to be used as a path. */
  path: z.string(),
  detail: z.string().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

const UNREACHED = ['not-a-folder', 'unreadable', 'not-fetched', 'no-such-commit'] as const;

/** Why what was handed in was not reached; the student may not be to blame. */
export const Unreached = z.object({
  reason: z.enum(UNREACHED),
  /** What the system says of it; it may name places on the teacher's machine. */
  detail: z.string().optional(),
});
export type Unreached = z.infer<typeof Unreached>;

/** One criterion of the rubric, as tables and pages name it. */
export const GradedCriterion = z.object({
  id: z.string(),
  role: z.enum(['criterion', 'guard']),
  hidden: z.boolean(),
  bonus: z.boolean(),
  points: z.int(),
  title: Text,
  advice: Text,
});
export type GradedCriterion = z.infer<typeof GradedCriterion>;

/** One exercise of the course as it was graded. */
export const GradedExercise = z.object({
  /** Such as `03-rest/01-crud`. */
  id: z.string(),
  title: Text,
  /** The points that all criteria give together. */
  max: z.int(),
  criteria: z.array(GradedCriterion),
});
export type GradedExercise = z.infer<typeof GradedExercise>;

/** What one student did of one exercise. */
export const Result = z.object({
  exercise: z.string(),
  /**
   * `missing`: nothing was handed in. `untouched`: the starter, but for white space and comments.
   * `judged`: the report holds the verdicts. `not-judged`: grading itself failed, see
   * `problem`, or nothing could be fetched, see `unreached`.
   */
  status: z.enum(['missing', 'untouched', 'judged', 'not-judged']),
  attempted: z.boolean(),
  reached: z.boolean(),
  points: z.number(),
  max: z.int(),
  /** Criteria that passed in one run and failed in another; the better verdict counts. */
  flaky: z.array(z.string()),
  /**
   * Handed in after the deadline: by how many hours, the share of the points that is left, and whether
   * it can be reached no more.
   */
  late: z
    .object({ hours: z.number(), keeps: z.number(), tooLate: z.boolean().optional() })
    .optional(),
  /** A teacher's decision in place of the machine's. */
  manual: z
    .object({
      reason: z.string(),
      points: z.number().optional(),
      reached: z.boolean().optional(),
    })
    .optional(),
  problem: z.string().optional(),
  unreached: Unreached.optional(),
  /** The hash by which the store has the code that was judged. */
  code: z.string().optional(),
  report: Report.optional(),
});
export type Result = z.infer<typeof Result>;

/** Whether nobody has said anything yet: it could not be judged, and the teacher has not decided. */
export function isUndecided({ status, manual }: Result): boolean {
  return status === 'not-judged' && !manual;
}

/** Why a person should look at something before the grades are given out. */
export const Review = z.object({
  kind: z.enum([
    'flaky',
    'not-judged',
    'not-fetched',
    'nothing-taken',
    'misplaced',
    'refused',
    'similar',
    'same-deployment',
  ]),
  exercise: z.string().optional(),
  detail: z.string(),
  /** Of what was not fetched. */
  reason: z.enum(UNREACHED).optional(),
});
export type Review = z.infer<typeof Review>;

/** One student's row of the gradebook. */
export const GradedStudent = z.object({
  id: z.string(),
  name: z.string(),
  /** 1 to 5; null below the lowest. */
  grade: z.int().min(1).max(5).nullable(),
  /** The grade that the machine's verdicts alone would give, where a teacher decided otherwise. */
  overridden: z.object({ grade: z.int().nullable(), reason: z.string() }).optional(),
  /** How many exercises. */
  reached: z.int(),
  attempted: z.int(),
  points: z.number(),
  max: z.int(),
  refusals: z.array(Refusal),
  review: z.array(Review),
  /** One for each exercise that was graded, in the course's order. */
  results: z.array(Result),
});
export type GradedStudent = z.infer<typeof GradedStudent>;

/** Whether the grade may still change, since something of it is undecided. */
export function isGradeOpen({ grade, overridden, results }: GradedStudent): boolean {
  return grade === null && !overridden && results.some(isUndecided);
}

const Passage = z.object({
  file: z.string(),
  /** From 1. */
  line: z.int(),
  text: z.string(),
});

/** Two submissions whose code is close beyond the starter and the solution: a hint, no proof. */
export const SimilarPair = z.object({
  exercise: z.string(),
  students: z.tuple([z.string(), z.string()]),
  /** The share of the shorter one's own code that the other has too, from 0 to 1. */
  share: z.number(),
  passages: z.array(z.tuple([Passage, Passage])),
});
export type SimilarPair = z.infer<typeof SimilarPair>;

/** Everything that grading a class found. The version changes when a reader would misread it. */
export const Results = z.object({
  version: z.literal(1),
  course: z.object({ code: z.string(), title: Text }),
  /** A hash of everything in the course that can change a verdict. */
  edition: z.string(),
  /** ISO 8601, in UTC. */
  gradedAt: z.string(),
  /** What random inputs were drawn from. */
  seed: z.string(),
  /** `none` only after `--unsafe-no-sandbox`: the verdicts can then be forged. */
  sandbox: z.enum(['bubblewrap', 'none']),
  exercises: z.array(GradedExercise),
  students: z.array(GradedStudent),
  similar: z.array(SimilarPair),
});
export type Results = z.infer<typeof Results>;
