import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { criteriaOf, maxPoints, type Exercise } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { annotations, isGitHub, summarize, withoutCommands, type Judged } from '../ci/github.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { codeOf } from '../progress/progress.ts';
import { reportLines } from '../screen/report-lines.ts';
import { exitCodeOf } from './test.ts';

/**
 * Judges every exercise that has been begun: what a server does after a push. In a workflow of GitHub
 * it also writes annotations and the run's summary.
 *
 * @param junit a file for the verdicts
 */
export async function testAttempted(
  context: Context,
  junit: string | undefined,
): Promise<ExitCode> {
  const { course, progress, texts, print, look, language, directory } = context;
  const begun = course.exercises.filter((exercise) => progress.of(exercise).attempted);
  if (begun.length === 0) print(texts.test.nothingBegun);
  const judged = await judgeAll(context, begun);

  const printReports = (): void => {
    for (const { exercise, report } of judged) print(...reportLines(exercise, report, look), '');
  };
  if (isGitHub()) {
    withoutCommands(print, printReports);
    print(...judged.flatMap((one) => annotations(one, language)));
    const summary = process.env.GITHUB_STEP_SUMMARY;
    if (summary) summarize(judged, language, summary);
  } else {
    printReports();
  }
  if (junit) {
    const { junitOfReports } = await import('@course/grader/junit');
    const works = judged.map(({ exercise, report }) => ({ exercise: graded(exercise), report }));
    writeFileSync(resolve(directory, junit), junitOfReports(course.manifest.code, works, language));
  }
  const codes = judged.map(({ report }) => exitCodeOf(report));
  return codes.find((code) => code === EXIT.ENVIRONMENT) ?? codes.find(Boolean) ?? EXIT.REACHED;
}

async function judgeAll({ root, progress }: Context, exercises: Exercise[]): Promise<Judged[]> {
  if (exercises.length === 0) return [];
  const { Judge } = await import('@course/rubric/judge');
  const judge = await Judge.open(root);
  const judged: Judged[] = [];
  try {
    for (const exercise of exercises) {
      const before = codeOf(exercise);
      const report: Report = await judge.judge(exercise);
      progress.save(report, before);
      judged.push({ exercise, report });
    }
  } finally {
    await judge.close();
  }
  return judged;
}

function graded({ id, manifest }: Exercise) {
  const criteria = criteriaOf(manifest);
  return { id, title: manifest.title, max: maxPoints(manifest), criteria };
}
