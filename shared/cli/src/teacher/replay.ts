import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NothingToReplay, replay as replayVerdict, Results } from '@course/grader';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { judgedLines } from '../screen/report-lines.ts';

/** What `course replay` takes. */
export interface ReplayCommandOptions {
  out: string;
  databaseUrl?: string;
  json: boolean;
}

/** Judges one submission again as it was judged in a grading, and compares. */
export async function replay(
  context: Context,
  student: string,
  name: string,
  { out, databaseUrl, json }: ReplayCommandOptions,
): Promise<ExitCode> {
  const { course, texts, look, print } = context;
  const { replay: say } = texts.teacher;
  const exercise = context.exercise(name);
  const results = readResults(context, out);
  try {
    const found = await replayVerdict({ course, results, student, exercise, databaseUrl });
    if (json) {
      print(JSON.stringify({ version: 1, student, ...found }, undefined, 2));
    } else {
      print(...judgedLines(exercise, found.now, look), '');
      if (!found.sameEdition) print(say.otherEdition);
      for (const { id, passed } of found.differing) print(say.differs(id, passed));
      if (found.differing.length === 0) print(say.same);
    }
    return found.differing.length === 0 ? EXIT.REACHED : EXIT.NOT_REACHED;
  } catch (error) {
    if (!(error instanceof NothingToReplay)) throw error;
    throw new CliError(say.nothing(student, exercise.id), EXIT.USAGE, { cause: error });
  }
}

function readResults({ directory, texts }: Context, out: string): Results {
  const file = join(resolve(directory, out), 'results.json');
  try {
    return Results.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new CliError(texts.teacher.replay.noResults(file), EXIT.USAGE, { cause: error });
  }
}
