import type { Exercise } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { failuresToExplain } from '@course/rubric/telling';
import { criterionLines, headLines, shortName, summaryLines, type Look } from './exercise-lines.ts';
import { failureLines, notBegunLines } from './failures.ts';

/** What is explained of the failures. */
export interface Explaining {
  /** Every failure instead of the first. */
  all?: boolean;
  /** Whether the code is more than the starter, whose failures say nothing about anybody. */
  begun?: boolean;
}

/** A report for the teacher: each criterion, the sum, and all failures, without advice on where to go on. */
export function judgedLines(exercise: Exercise, report: Report, look: Look): string[] {
  return [
    ...verdictLines(exercise, report, look),
    ...failuresToExplain(report.verdicts).flatMap((failed) => [
      '',
      ...failureLines(exercise, failed, look),
    ]),
  ];
}

/** A whole report: the exercise, each criterion, the sum, and failures explained. */
export function reportLines(
  exercise: Exercise,
  report: Report,
  look: Look,
  { all = false, begun = true }: Explaining = {},
): string[] {
  const failures = failuresToExplain(report.verdicts);
  const isNew = !begun && !all;
  const explained = all ? failures : failures.slice(0, isNew ? 0 : 1);
  const { texts, style } = look;
  const name = shortName(exercise);
  const left = failures.length - explained.length;
  return [
    ...headLines(exercise, look),
    '',
    ...verdictLines(exercise, report, look),
    ...(isNew && failures.length > 0 ? ['', ...notBegunLines(exercise, look)] : []),
    ...explained.flatMap((failed) => ['', ...failureLines(exercise, failed, look)]),
    ...(failures.length > 0 ? [''] : []),
    ...(left > 0 && !isNew
      ? [style.quiet(texts.exercise.moreFailed(left, `npx course test ${name} --all`))]
      : []),
    ...(failures.length > 0 ? [style.quiet(texts.exercise.stuck(`npx course hint ${name}`))] : []),
  ];
}

function verdictLines(exercise: Exercise, report: Report, look: Look): string[] {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  return [...criterionLines(exercise, verdicts, look), '', ...summaryLines(report, look)];
}
