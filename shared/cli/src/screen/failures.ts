import { criteriaOf, type Exercise } from '@course/rubric/course';
import type { Failure, Verdict } from '@course/rubric/report';
import type { Look } from './exercise-lines.ts';
import { explainFailure } from './explain.ts';

/** A verdict that has something to explain. */
export type FailedVerdict = Verdict & { failure: Failure };

/** Code that fails so was never tried: the same failure stands at every criterion. */
const NOT_LOADED: ReadonlySet<Failure['kind']> = new Set([
  'syntax-error',
  'threw-at-import',
  'hung-at-import',
  'missing-file',
]);

/** An address that fails so was never asked anything: so does every criterion that asks there. */
const NOT_REACHED: ReadonlySet<Failure['kind']> = new Set([
  'wrong-file',
  'not-deployed',
  'wrong-address',
  'not-public',
  'unreachable',
  'bad-certificate',
]);

/**
 * The failures worth explaining, the one to mend first at the head: code that could not be loaded,
 * then the types, which often explain the rest, then the criteria in their order. What keeps all from
 * a deployed address is explained once.
 */
export function failuresToExplain(verdicts: Iterable<Verdict>): FailedVerdict[] {
  const failed = [...verdicts].filter(isFailed);
  const notLoaded = failed.find(({ failure }) => NOT_LOADED.has(failure.kind));
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

/** Tells one failure: the criterion, what was seen, and where to look. */
export function failureLines(exercise: Exercise, verdict: FailedVerdict, look: Look): string[] {
  const { texts, style, language, trace } = look;
  const { id, failure } = verdict;
  const told = explainFailure(failure, language, style, trace);
  if (NOT_LOADED.has(failure.kind)) {
    // The criterion is not at fault, so its title and advice would mislead.
    return [`${style.bad('✗')} ${style.strong(texts.exercise.notLoaded)}`, ...told];
  }
  const info = criteriaOf(exercise.manifest).find((criterion) => criterion.id === id);
  if (!info) return told;
  return [
    `${style.bad('✗')} ${style.strong(info.title[language])} ${style.quiet(`(${id})`)}`,
    ...told,
    `${style.name('→')} ${info.advice[language]}`,
  ];
}
