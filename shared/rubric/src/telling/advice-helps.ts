import type { FailureKind } from '@course/subject';
import type { Failure } from '../report/report.ts';

/** Failures of the code as a whole: what a criterion advises would lead away from them. */
const OF_THE_CODE: ReadonlySet<FailureKind> = new Set([
  'type-error',
  'syntax-error',
  'threw-at-import',
  'missing-file',
  'missing-export',
  'exited',
  'crashed',
  'unhandled-rejection',
  'too-many-processes',
  'killed',
  'hung-at-import',
  'hung',
  'never-settled',
  'never-listened',
  'no-app',
  'too-large',
  'scenario-error',
  'environment',
]);

/** What the runtime throws at a slip of the pen. */
const SLIPS: ReadonlySet<string> = new Set(['ReferenceError', 'SyntaxError', 'TypeError']);

/**
 * Whether a criterion's advice helps with a failure: it is about results and answers that are not as
 * expected, not about a loop, a promise that nobody awaits or a slip of the pen.
 */
export function adviceHelps({ kind, error }: Pick<Failure, 'kind' | 'error'>): boolean {
  if (OF_THE_CODE.has(kind)) return false;
  return !(kind === 'threw' && SLIPS.has(error?.name ?? ''));
}
