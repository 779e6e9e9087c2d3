import { criteriaOf, firstFile, type Exercise } from '@course/rubric/course';
import { adviceHelps, isNotLoaded, type FailedVerdict } from '@course/rubric/telling';
import type { Look } from './exercise-lines.ts';
import { explainFailure, LINES } from './explain.ts';
import { inlineCode } from './inline-code.ts';

/**
 * Tells one failure: the criterion, what was seen, and where to look.
 *
 * @param lines how many lines of a long text are shown
 */
export function failureLines(
  exercise: Exercise,
  verdict: FailedVerdict,
  look: Look,
  lines = LINES,
): string[] {
  const { texts, style, language, trace } = look;
  const { id, failure } = verdict;
  const told = explainFailure(failure, language, style, { trace, lines });
  if (isNotLoaded(failure)) {
    // The criterion is not at fault, so its title and advice would mislead.
    return [`${style.bad('✗')} ${style.strong(texts.exercise.notLoaded)}`, ...told];
  }
  const info = criteriaOf(exercise.manifest).find((criterion) => criterion.id === id);
  if (!info) return told;
  return [
    `${style.bad('✗')} ${style.strong(inlineCode(info.title[language], style))} ${style.quiet(`(${id})`)}`,
    ...told,
    ...(adviceHelps(failure)
      ? [`${style.name('→')} ${inlineCode(info.advice[language], style)}`]
      : []),
  ];
}

/** Where to begin, for whoever has not: what is wrong with a starter says nothing about them. */
export function notBegunLines({ manifest }: Exercise, look: Look): string[] {
  const { texts, style } = look;
  return [
    texts.exercise.notBegun(style.name('README.md'), style.name(`src/${firstFile(manifest)}`)),
  ];
}
