import { existsSync } from 'node:fs';
import {
  CourseError,
  maxPoints,
  openYaml,
  type Course,
  type OpenYaml,
} from '@course/rubric/course';
import { z } from 'zod';
import {
  ManualError,
  type DecisionKey,
  type ManualFault,
  type PlacedManualFault,
} from './manual-error.ts';

const Decision = z.strictObject({
  student: z.string(),
  /** The exercise that the decision is about; without it, it is about the course's grade. */
  exercise: z.string().optional(),
  points: z.number().nonnegative().optional(),
  reached: z.boolean().optional(),
  grade: z.int().min(0).max(5).optional(),
  reason: z.string().min(1),
});

/** A teacher's decision in place of the machine's. */
export type Decision = z.infer<typeof Decision>;

const Decisions = z.array(Decision);

/**
 * Reads the teacher's decisions: the file is read by each grading, and never written.
 *
 * @param file absolute path of a YAML file; that it is missing means that there are none
 * @param course has the points that an exercise can give
 * @throws ManualError naming the file and each line at fault
 */
export function readDecisions(file: string, course: Course): Decision[] {
  if (!existsSync(file)) return [];
  const yaml = opened(file);
  if (yaml.value === null) return [];
  const parsed = Decisions.safeParse(withWrittenIds(yaml));
  const faults = parsed.success
    ? contradictions(parsed.data, course, yaml)
    : parsed.error.issues.flatMap((issue) => faultsOf(issue, yaml));
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ManualError(file, faults, { cause: parsed.error });
}

function opened(file: string): OpenYaml {
  try {
    return openYaml(file);
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    const detail = error.cause instanceof Error ? error.cause.message : error.message;
    throw new ManualError(file, [{ fault: { kind: 'no-yaml', detail }, line: undefined }], {
      cause: error,
    });
  }
}

/** An id of digits alone is a number to YAML, and to the school the digits as they are written. */
function withWrittenIds({ value, sourceOf }: OpenYaml): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown, at) => {
    if (typeof entry !== 'object' || entry === null || !('student' in entry)) return entry;
    const written = sourceOf([at, 'student']);
    const isDigits = typeof entry.student === 'number' && /^\d+$/.test(written ?? '');
    return isDigits ? { ...entry, student: written } : entry;
  });
}

function faultsOf(issue: z.core.$ZodIssue, { lineOf }: OpenYaml): PlacedManualFault[] {
  const line = lineOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      fault: { kind: 'unknown-key', key },
      line: lineOf([...issue.path, key]) ?? line,
    }));
  }
  const key = issue.path[1] as DecisionKey | undefined;
  return [{ fault: key ? { kind: 'wrong-value', key } : { kind: 'no-list' }, line }];
}

/** What each decision says for itself may still not fit the course, or another decision. */
function contradictions(
  decisions: readonly Decision[],
  { exercises }: Course,
  { lineOf }: OpenYaml,
): PlacedManualFault[] {
  const lines = new Map<string, number>();
  return decisions.flatMap((decision, at) => {
    const { student, exercise, points, reached, grade } = decision;
    const line = lineOf([at]) ?? 1;
    const found: ManualFault[] = [];
    if ((exercise === undefined) === (grade === undefined))
      found.push({ kind: 'exercise-or-grade' });
    else if (exercise !== undefined && points === undefined && reached === undefined)
      found.push({ kind: 'nothing-decided' });
    const known = exercises.find(({ id }) => id === exercise);
    const max = known ? maxPoints(known.manifest) : Infinity;
    if (exercise !== undefined && points !== undefined && points > max)
      found.push({ kind: 'too-many-points', exercise, max });
    const about = JSON.stringify([student, exercise]);
    const before = lines.get(about);
    if (before === undefined) lines.set(about, line);
    else found.push({ kind: 'decided-twice', student, before });
    return found.map((fault) => ({ fault, line }));
  });
}
