import { DEPLOYMENT_FAILURES, type FailureKind } from '@course/subject';
import type { Failure } from '../report/report.ts';
import { failureTexts, tell, type Telling } from './tell.ts';
import type { Told } from './told.ts';

/**
 * Failures whose sentence is about the student's code alone: no input of the criterion, and nothing
 * made of one, can be in it.
 */
const ABOUT_THE_CODE: ReadonlySet<FailureKind> = new Set([
  'type-error',
  'syntax-error',
  'threw-at-import',
  'exited',
  'crashed',
  'unhandled-rejection',
  'out-of-memory',
  'too-many-processes',
  'hung-at-import',
  'hung',
  'never-settled',
  'no-answer',
  'never-listened',
  'never-exited',
  'socket-open',
  'transaction-open',
  'too-large',
  ...DEPLOYMENT_FAILURES,
  'scenario-error',
  'environment',
]);

/** How Node itself ends. Code chooses any other number. */
const USUAL_EXIT_CODES: ReadonlySet<number> = new Set([0, 1]);

/**
 * Tells a student of a failed hidden criterion: what class of failure it was, and what the judge itself has
 * seen of it. Requests, answers, errors, places and printed text stay out, since code could throw its
 * inputs, or even number its lines with them, to carry them here.
 */
export function tellHidden(failure: Failure, telling: Telling): Told {
  const { hidden } = failureTexts(telling.language);
  if (!tellsNothing(failure)) return { sentence: hidden, problems: [], parts: [] };
  const { sentence, problems } = tell(failure, telling);
  return { sentence: `${sentence} ${hidden}`, problems, parts: [] };
}

/** Whether the failure's sentence gives no input away. */
function tellsNothing({ kind, exitCode = 0 }: Failure): boolean {
  return ABOUT_THE_CODE.has(kind) && USUAL_EXIT_CODES.has(exitCode);
}
