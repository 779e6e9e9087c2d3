import type { Exercise } from '@course/rubric/course';
import {
  annotations,
  isGitHub,
  summarize,
  withoutCommands,
  type JudgedExercise,
} from '../ci/github.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { codeOf } from '../progress/progress.ts';
import { reportLines } from '../screen/report-lines.ts';
import { exitCodeOf, type TestOptions } from './test.ts';

/**
 * Judges every exercise that has been begun: what a server does after a push. In a workflow of GitHub
 * it also writes annotations and the run's summary.
 *
 * @throws SuiteError when all that was judged before has been told and written
 */
export async function testAttempted(
  context: Context,
  { all, seed, junit }: Pick<TestOptions, 'all' | 'seed' | 'junit'>,
): Promise<ExitCode> {
  const { course, progress, texts, print, language } = context;
  const begun = course.exercises.filter((exercise) => progress.of(exercise).attempted);
  if (begun.length === 0) print(texts.test.nothingBegun);
  const judged: JudgedExercise[] = [];
  try {
    await judgeAll(context, begun, seed, (one) => {
      judged.push(one);
      tellOne(context, one, all);
    });
  } finally {
    const summary = isGitHub() && process.env.GITHUB_STEP_SUMMARY;
    if (summary) summarize(judged, language, summary);
    if (junit) (await import('../ci/junit.ts')).writeJunit(context, judged, junit);
  }
  const codes = judged.map(({ report }) => exitCodeOf(report));
  return codes.find((code) => code === EXIT.ENVIRONMENT) ?? codes.find(Boolean) ?? EXIT.REACHED;
}

async function judgeAll(
  { root, progress }: Context,
  exercises: Exercise[],
  seed: string | undefined,
  onJudged: (judged: JudgedExercise) => void,
): Promise<void> {
  if (exercises.length === 0) return;
  const { Judge } = await import('@course/rubric/judge');
  const judge = await Judge.open(root);
  try {
    for (const exercise of exercises) {
      const before = codeOf(exercise);
      const report = await judge.judge(exercise, { ...(seed && { seed }) });
      progress.save(report, before);
      onJudged({ exercise, report });
    }
  } finally {
    await judge.close();
  }
}

function tellOne({ print, look, language }: Context, one: JudgedExercise, all: boolean): void {
  const printReport = (): void =>
    print(...reportLines(one.exercise, one.report, look, { all }), '');
  if (!isGitHub()) return printReport();
  withoutCommands(print, printReport);
  for (const line of annotations(one, language)) print(line);
}
