import { criteriaOf, type Exercise } from '@course/rubric/course';
import { isNotLoaded, type FailedVerdict } from '@course/rubric/telling';
import type { Look } from './exercise-lines.ts';
import { explainFailure } from './explain.ts';

/** Tells one failure: the criterion, what was seen, and where to look. */
export function failureLines(exercise: Exercise, verdict: FailedVerdict, look: Look): string[] {
  const { texts, style, language, trace } = look;
  const { id, failure } = verdict;
  const told = explainFailure(failure, language, style, trace);
  if (isNotLoaded(failure)) {
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
