import { OtherEdition, workFor } from '@course/grader';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { defaultJobs } from './default-jobs.ts';

/** What `course worker` takes. */
export interface WorkerCommandOptions {
  databaseUrl: string;
  jobs?: number;
  unsafeNoSandbox: boolean;
}

/** Helps another machine to grade a class, until it is told to stop. */
export async function worker(
  { course, texts, print, look }: Context,
  { databaseUrl, jobs = defaultJobs(), unsafeNoSandbox }: WorkerCommandOptions,
): Promise<ExitCode> {
  const { worker: say, grade } = texts.teacher;
  if (unsafeNoSandbox) print(look.style.bad(grade.unsafe));
  const stop = new AbortController();
  const onSignal = (): void => {
    print(say.stopping);
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await workFor({
      course,
      databaseUrl,
      jobs,
      confined: !unsafeNoSandbox,
      onReady: (edition) => print(say.ready(edition.slice(0, 12), jobs)),
      signal: stop.signal,
    });
    return EXIT.REACHED;
  } catch (error) {
    if (!(error instanceof OtherEdition)) throw error;
    const { own, wanted } = error;
    const message = say.otherEdition(own.slice(0, 12), wanted.slice(0, 12));
    throw new CliError(message, EXIT.ENVIRONMENT, { cause: error });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
