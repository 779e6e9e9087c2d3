import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isOwnCode, type Exercise } from '@course/rubric/course';
import { machineFaults, type Report } from '@course/rubric/report';
import { isInside } from '@course/subject';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { codeOf } from '../progress/progress.ts';
import { reportLines } from '../screen/report-lines.ts';

/** What `course test` takes. */
export interface TestOptions {
  json: boolean;
  /** Explain every failure. */
  all: boolean;
  seed?: string;
  /** Another folder of the exercise than `src`. */
  code?: string;
  /** Every exercise that was begun, instead of one. */
  attempted: boolean;
  /** A file for the verdicts, as JUnit writes them. */
  junit?: string;
}

/** Judges an exercise once, and prints the verdicts. */
export async function test(
  context: Context,
  name: string | undefined,
  options: TestOptions,
): Promise<ExitCode> {
  const { json, all, seed, code, attempted, junit } = options;
  if (attempted) {
    if (name || json || code) throw new CliError(context.texts.test.attemptedAlone);
    return (await import('./test-attempted.ts')).testAttempted(context, options);
  }
  const exercise = context.exercise(name);
  const report = await judgeOnce(context, exercise, {
    ...(seed && { seed }),
    ...(code && { code }),
  });
  if (json) context.print(JSON.stringify(report, undefined, 2));
  else {
    const begun = code !== undefined || context.progress.of(exercise).attempted;
    context.print(...reportLines(exercise, report, context.look, { all, begun }));
  }
  if (junit) (await import('../ci/junit.ts')).writeJunit(context, [{ exercise, report }], junit);
  return exitCodeOf(report);
}

/** What a command ends with that has judged: that the machine failed says nothing about the code. */
export function exitCodeOf(report: Report): ExitCode {
  if (report.reached) return EXIT.REACHED;
  return machineFaults(report).length > 0 ? EXIT.ENVIRONMENT : EXIT.NOT_REACHED;
}

/**
 * Judges with a judge of one's own, and remembers the report of the student's code.
 *
 * @throws SuiteError
 * @throws CliError a folder of code that is not there, or not the exercise's
 */
export async function judgeOnce(
  context: Context,
  exercise: Exercise,
  { seed, code }: Pick<TestOptions, 'seed' | 'code'> = {},
): Promise<Report> {
  const { root, progress } = context;
  const folder = code === undefined ? undefined : folderNamed(context, exercise, code);
  const { Judge } = await import('@course/rubric/judge');
  const judge = await Judge.open(root);
  try {
    const before = codeOf(exercise);
    const report = await judge.judge(exercise, {
      ...(seed && { seed }),
      ...(folder && { code: folder }),
      trial: folder !== undefined && isOwnCode(relative(exercise.folder, folder)),
    });
    if (!folder) progress.save(report, before);
    return report;
  } finally {
    await judge.close();
  }
}

/** Code finds its packages and its compiler's options only in the exercise's own folder. */
function folderNamed({ texts }: Context, exercise: Exercise, code: string): string {
  const folder = resolve(exercise.folder, code);
  const exists = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!exists || !isInside(exercise.folder, folder))
    throw new CliError(texts.test.noSuchFolder(code, exercise.folder));
  return folder;
}
