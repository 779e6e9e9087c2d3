import type { CodeFiles, Exercise } from '@course/rubric/course';
import { machineFaults, toReport, type Report, type Verdict } from '@course/rubric/report';
import type { JudgeOptions } from '@course/rubric/judge';
import type { Judged } from './judged.ts';

/** How often a criterion that failed is tried again. */
const AGAIN = 2;

/** Judges some files; each call with processes of its own. */
export type JudgeFiles = (
  exercise: Exercise,
  files: CodeFiles,
  options: Pick<JudgeOptions, 'seed' | 'only'>,
) => Promise<Report>;

/** The grader is at fault, or its machine; the code may be fine. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
}

/**
 * Judges, and tries what failed again: a criterion that then passes counts as passed, and is told as
 * flaky, for a person to look at. What passed is not tried again, in favour of the student.
 *
 * @throws NoVerdict when a criterion failed through no fault of the code
 */
export async function judgeFairly(
  judge: JudgeFiles,
  exercise: Exercise,
  files: CodeFiles,
  seed: string,
): Promise<Judged> {
  let report = believable(await judge(exercise, files, { seed }));
  const flaky = new Set<string>();
  for (let time = 0; time < AGAIN; time += 1) {
    const only = report.verdicts.filter(mayFlip).map(({ id }) => id);
    if (only.length === 0) break;
    const again = believable(await judge(exercise, files, { seed, only }));
    const passed = again.verdicts.filter((verdict) => verdict.passed);
    for (const { id } of passed) flaky.add(id);
    report = withVerdicts(report, passed);
  }
  return { report, flaky: [...flaky] };
}

/** TypeScript finds the same mistakes each time. */
function mayFlip({ passed, failure }: Verdict): boolean {
  return !passed && failure?.kind !== 'type-error';
}

function believable(report: Report): Report {
  const [broken] = machineFaults(report);
  const { error, message = '' } = broken?.failure ?? {};
  if (broken) throw new NoVerdict(`${broken.id}: ${error?.message ?? message}`);
  return report;
}

function withVerdicts(report: Report, better: readonly Verdict[]): Report {
  const verdicts = report.verdicts.map(
    (verdict) => better.find(({ id }) => id === verdict.id) ?? verdict,
  );
  return toReport(report.exercise, report.seed, report.duration, verdicts);
}
