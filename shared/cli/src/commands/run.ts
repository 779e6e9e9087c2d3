import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '@course/rubric/course';
import { CliError } from '../cli-error.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** What `course run` takes. */
export interface RunOptions {
  /** Start again at every save. */
  watch: boolean;
}

/** What a program is lent while it runs. */
interface Loan {
  environment: Record<string, string>;
  giveBack(): Promise<void>;
}

const NOTHING: Loan = { environment: {}, giveBack: async () => {} };

/**
 * Runs a file of an exercise, to try it by hand: under the course's Node, and where the exercise has a
 * database, with a fresh one in `DATABASE_URL`.
 *
 * @param file relative to the exercise's folder; `src/main.ts`, or else its entry, unless told
 * @param parameters what the program gets on its command line
 */
export async function run(
  context: Context,
  name: string | undefined,
  file: string | undefined,
  parameters: string[],
  { watch }: RunOptions,
): Promise<ExitCode> {
  const { texts, look } = context;
  const exercise = context.exercise(name);
  const shown = file ?? mainFileOf(exercise);
  if (!existsSync(join(exercise.folder, shown))) {
    throw new CliError(texts.run.noFile(exercise.id, shown));
  }
  const loan = await lend(context, exercise);
  try {
    context.print(look.style.quiet(texts.run.running(`${exercise.id}/${shown}`)));
    const { DATABASE_URL: url } = loan.environment;
    if (url) context.print(look.style.quiet(texts.run.database(url)));
    const silence = new URL('silent-end.ts', import.meta.url);
    silence.searchParams.set('words', texts.run.silent);
    const flags = [
      '--disable-warning=ExperimentalWarning',
      `--import=${silence.href}`,
      ...(watch ? ['--watch'] : []),
    ];
    return await untilItEnds([...flags, shown, ...parameters], exercise.folder, loan.environment);
  } finally {
    await loan.giveBack();
  }
}

function mainFileOf({ folder, manifest }: Exercise): string {
  const main = 'src/main.ts';
  return existsSync(join(folder, main)) ? main : `src/${manifest.entry}`;
}

async function lend({ root }: Context, { folder, manifest }: Exercise): Promise<Loan> {
  if (!manifest.database || process.env.DATABASE_URL) return NOTHING;
  const { databaseFactory, leaseServer } = await import('@course/database');
  const server = await leaseServer({ root });
  try {
    const schema = readFileSync(join(folder, manifest.database), 'utf8');
    const databases = await databaseFactory(server, schema);
    const { url } = await databases.create();
    return {
      environment: { DATABASE_URL: url },
      async giveBack() {
        await databases.close();
        await server.release();
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/** Runs Node in the terminal's foreground. Being told to stop is a good end for a server. */
async function untilItEnds(
  args: string[],
  folder: string,
  added: Record<string, string>,
): Promise<ExitCode> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...added },
    stdio: 'inherit',
  });
  let stopped = false;
  const onInterrupt = (): void => {
    stopped = true;
    // Ctrl+C in a terminal reaches the program from there; twice would be one too many.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  const onTerminate = (): void => {
    stopped = true;
    child.kill('SIGTERM');
  };
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0 || stopped ? EXIT.REACHED : EXIT.NOT_REACHED;
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  }
}
