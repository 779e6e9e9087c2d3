import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  findAllHanded,
  gradeClass,
  gradeCounts,
  HandedError,
  isUndecided,
  ManualError,
  passedOver,
  readDecisions,
  writeOutputs,
  type Decision,
  type Handed,
  type Results,
} from '@course/grader';
import type { Exercise } from '@course/rubric/course';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { defaultJobs } from './default-jobs.ts';
import { tellHandedFault } from './handed-fault.ts';
import { tellManualFaults } from './manual-fault.ts';
import { ProgressLine } from './progress-line.ts';

/** What `course grade` takes. */
export interface GradeCommandOptions {
  out: string;
  only?: string[];
  jobs?: number;
  seed?: string;
  fresh: boolean;
  manual?: string;
  databaseUrl?: string;
  unsafeNoSandbox: boolean;
}

/** Grades a class, and writes tables and a report. */
export async function grade(
  context: Context,
  submissions: string[],
  options: GradeCommandOptions,
): Promise<ExitCode> {
  const { directory, language, texts, print, look } = context;
  const { seed, fresh, databaseUrl, unsafeNoSandbox } = options;
  const out = resolve(directory, options.out);
  const exercises = exercisesNamed(context, options.only ?? []);
  const handed = handedIn(context, submissions);
  const decisions = decisionsFor(context, handed, { out, manual: options.manual });

  print(texts.teacher.grade.collected(handed.length, exercises.length));
  if (unsafeNoSandbox) print(look.style.bad(texts.teacher.grade.unsafe));
  const line = new ProgressLine(process.stderr, texts);
  const results = await untilInterrupted(context, async (signal) =>
    gradeClass({
      course: context.course,
      exercises,
      handed,
      decisions,
      jobs: options.jobs ?? defaultJobs(),
      confined: !unsafeNoSandbox,
      seed,
      fresh,
      databaseUrl,
      onProgress: (progress) => line.show(progress),
      signal,
    }),
  );
  print(line.summary());
  await writeOutputs(results, out, { language });
  const overlooked = passedOver(submissions.map((path) => resolve(directory, path)));
  return summarize(context, results, overlooked, out);
}

function handedIn({ directory, texts }: Context, submissions: string[]): Handed[] {
  try {
    return findAllHanded(submissions.map((path) => resolve(directory, path)));
  } catch (error) {
    if (!(error instanceof HandedError)) throw error;
    throw new CliError(tellHandedFault(error, texts), EXIT.USAGE, { cause: error });
  }
}

function decisionsFor(
  context: Context,
  handed: readonly Handed[],
  { out, manual }: { out: string; manual: string | undefined },
): Decision[] {
  const { directory, texts, course } = context;
  const file = resolve(directory, manual ?? join(out, 'manual.yaml'));
  if (manual && !existsSync(file)) throw new CliError(texts.teacher.grade.noDecisions(file));
  const decisions = readManual(file, context);
  const stranger = strangerIn(decisions, handed, course);
  if (stranger) throw new CliError(texts.teacher.grade.stranger(file, stranger));
  return decisions;
}

function readManual(file: string, { course, texts }: Context): Decision[] {
  try {
    return readDecisions(file, course);
  } catch (error) {
    if (!(error instanceof ManualError)) throw error;
    throw new CliError(tellManualFaults(error, texts), EXIT.USAGE, { cause: error });
  }
}

/** A student or an exercise that a decision names, and that is not there. */
function strangerIn(
  decisions: readonly Decision[],
  handed: readonly Handed[],
  { exercises }: Context['course'],
): string | undefined {
  const students = new Set(handed.map(({ student }) => student.id));
  const ids = new Set(exercises.map(({ id }) => id));
  return decisions.flatMap(({ student, exercise }) => [
    ...(students.has(student) ? [] : [student]),
    ...(exercise === undefined || ids.has(exercise) ? [] : [exercise]),
  ])[0];
}

/** Lets Ctrl+C end a grading in good order. */
async function untilInterrupted<Value>(
  { texts }: Context,
  action: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const interrupt = new AbortController();
  const onSignal = (): void => interrupt.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await action(interrupt.signal);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    throw new CliError(texts.teacher.grade.interrupted, EXIT.ENVIRONMENT, { cause: error });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** All exercises of the course, or only those that are named. */
function exercisesNamed({ course, texts }: Context, names: string[]): Exercise[] {
  if (names.length === 0) return course.exercises;
  const unknown = names.find((name) => !course.exercises.some(({ id }) => id.includes(name)));
  if (unknown) throw new CliError(texts.teacher.grade.noneMatches(unknown));
  return course.exercises.filter(({ id }) => names.some((name) => id.includes(name)));
}

function summarize(
  { texts, print }: Context,
  { students }: Results,
  overlooked: readonly string[],
  out: string,
): ExitCode {
  const { grade: say } = texts.teacher;
  print('', say.grades);
  for (const { grade: given, count } of gradeCounts(students)) {
    const name = given === 'open' ? say.open : `${given ?? say.none}`;
    if (count > 0) print(name.padEnd(say.grades.length - 5) + count);
  }
  const undecided = students.map(({ results }) => results.filter(isUndecided));
  const notFetched = undecided.filter((some) => some.some(({ unreached }) => unreached)).length;
  const notJudged = undecided.flat().filter(({ unreached }) => !unreached).length;
  print('', say.review(students.filter(({ review }) => review.length > 0).length));
  if (notFetched > 0) print(say.notFetched(notFetched));
  if (notJudged > 0) print(say.notJudged(notJudged));
  if (overlooked.length > 0) print(say.passedOver(overlooked.map((path) => basename(path))));
  print(say.written(out));
  return notJudged + notFetched > 0 ? EXIT.ENVIRONMENT : EXIT.REACHED;
}
