import { z } from 'zod';
import { FAILURE_KINDS } from '@course/subject';

const Message = z.object({
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
});

/** One request of the judge and what came back, shortened to what a person reads. */
export const Exchange = z.object({
  method: z.string(),
  path: z.string(),
  request: Message,
  /** Absent when no answer came. */
  response: Message.extend({ status: z.int() }).optional(),
});
export type Exchange = z.infer<typeof Exchange>;

/** One mistake that TypeScript found. */
export const TypeProblem = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  code: z.int(),
  message: z.string(),
});
export type TypeProblem = z.infer<typeof TypeProblem>;

const PlainError = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().optional(),
  stack: z.string().optional(),
});

/** Why a criterion failed: its class, and the facts that the class's sentence is made of. */
export const Failure = z.object({
  kind: z.enum(FAILURE_KINDS),
  /** What the assertion said; for authors and for the trace. */
  message: z.string(),
  error: PlainError.optional(),
  location: z.object({ file: z.string(), line: z.int(), column: z.int().optional() }).optional(),
  waited: z.number().optional(),
  exitCode: z.int().optional(),
  signal: z.string().optional(),
  name: z.string().optional(),
  found: z.array(z.string()).optional(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  /** The last requests of this criterion, the one that failed at the end. */
  exchanges: z.array(Exchange).default([]),
  /** Messages of this criterion's sockets, oldest first. */
  messages: z.array(z.string()).default([]),
  problems: z.array(TypeProblem).default([]),
  /** What the student's code printed. */
  output: z.string().default(''),
  trace: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

/** One criterion's outcome. */
export const Verdict = z.object({
  id: z.string(),
  role: z.enum(['criterion', 'guard']),
  hidden: z.boolean(),
  bonus: z.boolean(),
  passed: z.boolean(),
  points: z.int(),
  max: z.int(),
  /** Milliseconds. */
  duration: z.number(),
  failure: Failure.optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** One exercise's verdicts. The version changes when a reader of the old one would misread it. */
export const Report = z.object({
  version: z.literal(1),
  exercise: z.string(),
  /** Every required criterion and guard passed. */
  reached: z.boolean(),
  points: z.int(),
  max: z.int(),
  /** What the random inputs were drawn from: the same seed draws the same. */
  seed: z.string(),
  /** Milliseconds. */
  duration: z.number(),
  verdicts: z.array(Verdict),
});
export type Report = z.infer<typeof Report>;

/** The verdicts that are none: something on the machine failed, and the code may be fine. */
export function machineFaults({ verdicts }: Pick<Report, 'verdicts'>): Verdict[] {
  return verdicts.filter(({ failure }) => failure?.kind === 'environment');
}

/** Adds verdicts up to a report. */
export function toReport(
  exercise: string,
  seed: string,
  duration: number,
  verdicts: Verdict[],
): Report {
  const sum = (key: 'points' | 'max'): number =>
    verdicts.reduce((total, verdict) => total + verdict[key], 0);
  return {
    version: 1,
    exercise,
    reached: verdicts.every(({ passed, bonus }) => passed || bonus),
    points: sum('points'),
    max: sum('max'),
    seed,
    duration,
    verdicts,
  };
}
