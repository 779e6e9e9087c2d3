import { basename } from 'node:path';
import type { Exercise } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { failuresToExplain } from '@course/rubric/telling';
import { criterionLines, headLines, summaryLines, type Look } from './exercise-lines.ts';
import { failureLines } from './failures.ts';

/**
 * A whole report: the exercise, each criterion, the sum, and failures explained.
 *
 * @param all explain every failure instead of the first
 */
export function reportLines(exercise: Exercise, report: Report, look: Look, all = false): string[] {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  const failures = failuresToExplain(report.verdicts);
  const explained = all ? failures : failures.slice(0, 1);
  const { texts, style } = look;
  const name = basename(exercise.folder).replace(/^\d\d-/, '');
  const left = failures.length - explained.length;
  return [
    ...headLines(exercise, look),
    '',
    ...criterionLines(exercise, verdicts, look),
    '',
    ...summaryLines(report, look),
    ...explained.flatMap((failed) => ['', ...failureLines(exercise, failed, look)]),
    ...(failures.length > 0 ? [''] : []),
    ...(left > 0
      ? [style.quiet(texts.exercise.moreFailed(left, `npx course test ${name} --all`))]
      : []),
    ...(failures.length > 0 ? [style.quiet(texts.exercise.stuck(`npx course hint ${name}`))] : []),
  ];
}
