import { Argument, Option, type Command } from 'commander';
import type { CheckOptions } from '../commands/check.ts';
import type { NewOptions } from '../commands/new.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { LANES } from '../new/lay-out.ts';
import { databaseAddress, positiveInteger } from '../option-values.ts';
import type { Texts } from '../texts/texts.ts';
import type { GradeCommandOptions } from './grade.ts';
import type { ReplayCommandOptions } from './replay.ts';
import type { WorkerCommandOptions } from './worker.ts';

/** Makes a command that is framed like the others. */
type MakeCommand = (name: string, description: string) => Command;

/** Runs what a command does, and keeps its exit code. */
type Run = (action: (context: Context) => Promise<ExitCode>) => Promise<void>;

/** The commands that only the teacher's edition has: for authors, and for grading a class. */
export function addTeacherCommands(command: MakeCommand, run: Run, texts: Texts): void {
  const { help } = texts.teacher;
  command('new', texts.help.new)
    .addArgument(new Argument('<chapter/name>', texts.help.newExercise))
    .addOption(new Option('--lane <lane>', texts.help.lane).choices([...LANES]).default('module'))
    .action(async (id: string, options: NewOptions) =>
      run(async (context) =>
        (await import('../commands/new.ts')).newExercise(context, id, options),
      ),
    );
  command('check', texts.help.check)
    .addArgument(new Argument('[exercises...]', texts.help.exercises))
    .option('--json', texts.help.json, false)
    .addOption(
      new Option('--repeat <times>', texts.help.repeat).default(1).argParser(positiveInteger),
    )
    .option('--fresh', texts.help.fresh, false)
    .option('--accept-starter', texts.help.accept, false)
    .action(async (names: string[], options: CheckOptions) =>
      run(async (context) => (await import('../commands/check.ts')).check(context, names, options)),
    );
  command('grade', help.grade)
    .addArgument(new Argument('<submissions...>', help.submissions))
    .addOption(new Option('--out <folder>', help.out).makeOptionMandatory())
    .option('--only <exercises...>', help.only)
    .addOption(new Option('--jobs <number>', help.jobs).argParser(positiveInteger))
    .option('--seed <seed>', help.gradeSeed)
    .option('--fresh', help.gradeFresh, false)
    .option('--manual <file>', help.manual)
    .addOption(new Option('--database-url <url>', help.databaseUrl).argParser(databaseAddress))
    .option('--unsafe-no-sandbox', help.noSandbox, false)
    .action(async (submissions: string[], options: GradeCommandOptions) =>
      run(async (context) => (await import('./grade.ts')).grade(context, submissions, options)),
    );
  command('worker', help.worker)
    .addOption(
      new Option('--database-url <url>', help.workerDatabaseUrl)
        .argParser(databaseAddress)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--jobs <number>', help.jobs).argParser(positiveInteger))
    .option('--unsafe-no-sandbox', help.noSandbox, false)
    .action(async (options: WorkerCommandOptions) =>
      run(async (context) => (await import('./worker.ts')).worker(context, options)),
    );
  command('replay', help.replay)
    .addArgument(new Argument('<student>', help.replayStudent))
    .addArgument(new Argument('<exercise>', help.replayExercise))
    .addOption(new Option('--out <folder>', help.replayOut).makeOptionMandatory())
    .addOption(new Option('--database-url <url>', help.databaseUrl).argParser(databaseAddress))
    .option('--json', texts.help.json, false)
    .action(async (student: string, name: string, options: ReplayCommandOptions) =>
      run(async (context) => (await import('./replay.ts')).replay(context, student, name, options)),
    );
  command('publish', help.publish)
    .addArgument(new Argument('<folder>', help.publishFolder))
    .action(async (folder: string) =>
      run(async (context) => (await import('./publish.ts')).publishEdition(context, folder)),
    );
}
