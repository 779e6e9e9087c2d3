import type { Exercise } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import {
  criterionLines,
  failureLines,
  firstFailure,
  headLines,
  summaryLines,
  type Look,
} from './exercise-lines.ts';

/** A whole report: the exercise, each criterion, the sum, and the first failure explained. */
export function reportLines(exercise: Exercise, report: Report, look: Look): string[] {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  const failed = firstFailure(report.verdicts);
  return [
    ...headLines(exercise, look),
    '',
    ...criterionLines(exercise, verdicts, look),
    '',
    ...summaryLines(report, look),
    ...(failed ? ['', ...failureLines(exercise, failed, look)] : []),
  ];
}
