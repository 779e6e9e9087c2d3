import { DEPLOYMENT_FAILURES, type FailureKind } from '@course/subject';
import type { Failure, Verdict } from '../report/report.ts';

/** A verdict that has something to explain. */
export type FailedVerdict = Verdict & { failure: Failure };

/** Code that fails so was never tried: the same failure stands at every criterion. */
const NOT_LOADED: ReadonlySet<FailureKind> = new Set([
  'syntax-error',
  'threw-at-import',
  'hung-at-import',
  'missing-file',
]);

/** An address that fails so fails every criterion that asks there. */
const NOT_REACHED: ReadonlySet<FailureKind> = new Set(DEPLOYMENT_FAILURES);

/** Whether the code could not be loaded, so that the criterion is not at fault. */
export function isNotLoaded({ kind }: Pick<Failure, 'kind'>): boolean {
  return NOT_LOADED.has(kind);
}

/**
 * The failures worth explaining, the one to mend first at the head: code that could not be loaded,
 * then the types, which often explain the rest, then the criteria in their order. What keeps all from
 * a deployed address is explained once.
 */
export function failuresToExplain(verdicts: Iterable<Verdict>): FailedVerdict[] {
  const failed = [...verdicts].filter(isFailed);
  const notLoaded = failed.find(({ failure }) => isNotLoaded(failure));
  if (notLoaded) return [notLoaded];
  const firstNotReached = failed.find(isNotReached);
  const told = failed.filter((each) => !isNotReached(each) || each === firstNotReached);
  const isType = ({ failure }: FailedVerdict): boolean => failure.kind === 'type-error';
  return [...told.filter(isType), ...told.filter((verdict) => !isType(verdict))];
}

function isNotReached({ failure }: FailedVerdict): boolean {
  return NOT_REACHED.has(failure.kind);
}

function isFailed(verdict: Verdict): verdict is FailedVerdict {
  return !verdict.passed && verdict.failure !== undefined;
}
