import type { FailureKind } from '@course/subject';
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
  'missing-file',
  'exited',
  'crashed',
  'unhandled-rejection',
  'out-of-memory',
  'too-many-processes',
  'killed',
  'hung-at-import',
  'hung',
  'never-settled',
  'no-answer',
  'never-listened',
  'never-exited',
  'too-large',
  'wrong-file',
  'not-deployed',
  'wrong-address',
  'not-public',
  'unreachable',
  'bad-certificate',
  'scenario-error',
  'environment',
]);

/**
 * Tells a student of a failed hidden criterion: what class of failure it was and where in their own
 * code, where that gives nothing away. Requests, answers, messages and printed text stay out, since
 * code could throw or print its inputs to carry them here.
 */
export function tellHidden(failure: Failure, telling: Telling): Told {
  const { hidden } = failureTexts(telling.language);
  if (!ABOUT_THE_CODE.has(failure.kind)) return { sentence: hidden, problems: [], parts: [] };
  const { sentence, place, problems } = tell(failure, telling);
  return { sentence: `${sentence} ${hidden}`, ...(place && { place }), problems, parts: [] };
}
