import { LANGUAGES } from '@course/rubric/course';
import { Argument, Command, Option, type CommandOptions } from 'commander';
import type { RunOptions } from './commands/run.ts';
import type { TestOptions } from './commands/test.ts';
import type { Context } from './context.ts';
import type { Edition } from './edition.ts';
import type { ExitCode } from './exit-codes.ts';
import { addTeacherCommands } from './teacher/teacher-commands.ts';
import type { Texts } from './texts/texts.ts';

/** Makes the context when a command runs: only then are the options known. */
export type OpenContext = (appearance: { plain: boolean; trace: boolean }) => Context;

/**
 * The command line: names, arguments and options, in the reader's language. What a command does is
 * imported when it is called.
 *
 * @param done called with the exit code of the command that ran
 * @param edition students have no commands for authors and teachers
 */
export function buildProgram(
  texts: Texts,
  version: string,
  openContext: OpenContext,
  done: (code: ExitCode) => void,
  edition: Edition,
): Command {
  const { help } = texts;
  const program = frame(texts, version);
  const run = async (action: (context: Context) => Promise<ExitCode>): Promise<void> =>
    done(await action(openContext(program.opts())));
  const command = (name: string, description: string, options: CommandOptions = {}): Command =>
    program
      .command(name, options)
      .description(description)
      .helpOption('-h, --help', help.help)
      .copyInheritedSettings(program);
  const exercise = (): Argument => new Argument('[exercise]', help.exercise);
  const json = (): Option => new Option('--json', help.json).default(false);

  command('start', help.start)
    .addArgument(new Argument('[exercise]', help.startAt))
    .action(async (name?: string) =>
      run(async (context) => (await import('./commands/start.ts')).start(context, name)),
    );
  command('list', help.list)
    .addOption(json())
    .action(async (options: { json: boolean }) =>
      run(async (context) => (await import('./commands/list.ts')).list(context, options)),
    );
  command('test', help.test)
    .addArgument(exercise())
    .addOption(json())
    .option('--all', help.explainAll, false)
    .option('--seed <seed>', help.seed)
    .option('--code <folder>', help.code)
    .option('--attempted', help.attempted, false)
    .option('--junit <file>', help.junit)
    .action(async (name: string | undefined, options: TestOptions) =>
      run(async (context) => (await import('./commands/test.ts')).test(context, name, options)),
    );
  command('run', help.run)
    .addArgument(exercise())
    .argument('[file]', help.runFile)
    .argument('[arguments...]', help.runArguments)
    .option('--watch', help.watch, false)
    .action(
      async (
        name: string | undefined,
        file: string | undefined,
        parameters: string[],
        options: RunOptions,
      ) =>
        run(async (context) =>
          (await import('./commands/run.ts')).run(context, name, file, parameters, options),
        ),
    );
  command('hint', help.hint)
    .addArgument(exercise())
    .option('--all', help.all, false)
    .action(async (name: string | undefined, options: { all: boolean }) =>
      run(async (context) => (await import('./commands/hint.ts')).hint(context, name, options)),
    );
  command('solution', help.solution, { hidden: edition === 'student' })
    .addArgument(exercise())
    .action(async (name?: string) =>
      run(async (context) => (await import('./commands/solution.ts')).solution(context, name)),
    );
  command('reset', help.reset)
    .addArgument(exercise())
    .action(async (name?: string) =>
      run(async (context) => (await import('./commands/reset.ts')).reset(context, name)),
    );
  command('open', help.open)
    .addArgument(exercise())
    .action(async (name?: string) =>
      run(async (context) => (await import('./commands/open.ts')).open(context, name)),
    );
  // The bootstrap does it, before this program starts.
  command('setup', help.setup)
    .option('--update', help.update)
    .action(() => {});
  command('doctor', help.doctor)
    .addOption(json())
    .action(async (options: { json: boolean }) =>
      run(async (context) => (await import('./commands/doctor.ts')).doctor(context, options)),
    );
  if (edition === 'teacher') addTeacherCommands(command, run, texts);
  return program;
}

/** The program without its commands: how it names, explains and ends itself. */
function frame({ help }: Texts, version: string): Command {
  const headings: Record<string, string> = help.headings;
  const words: Record<string, string> = help.placeholders;
  /** Commander shows the names by which the code knows what is typed: here they are translated. */
  const inWords = (term: string): string =>
    term.replaceAll(
      /([<[])([a-z/]+)/g,
      (_whole, bracket: string, name: string) => bracket + (words[name] ?? name),
    );
  return (
    new Command('course')
      .description(help.description)
      .version(version, '-v, --version', help.version)
      .helpOption('-h, --help', help.help)
      .helpCommand('help [command]', help.helpCommand)
      .configureHelp({
        styleTitle: (title) => headings[title] ?? title,
        styleUsage: inWords,
        styleSubcommandTerm: inWords,
        styleOptionTerm: inWords,
        styleArgumentTerm: (name) => words[name] ?? name,
        // Commander would add defaults and choices in English; the descriptions say what matters.
        optionDescription: ({ description }) => description,
        showGlobalOptions: true,
      })
      .addOption(new Option('--lang <language>', help.lang).choices([...LANGUAGES]))
      .option('--plain', help.plain, false)
      .option('--trace', help.trace, false)
      .addHelpText('after', `\n${help.exitCodes}`)
      .exitOverride()
      // Faults are told by whoever runs the program, in the reader's language.
      .configureOutput({ writeErr: () => {} })
  );
}
