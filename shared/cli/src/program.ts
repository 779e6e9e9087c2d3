import { LANGUAGES } from '@course/rubric/course';
import { Argument, Command, CommanderError, Option } from 'commander';
import type { CheckOptions } from './commands/check.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Texts } from './texts/texts.ts';

/** Makes the context when a command runs: only then are the options known. */
export type OpenContext = (appearance: { plain: boolean; trace: boolean }) => Context;

/**
 * The command line: names, arguments and options, in the reader's language. What a command does is
 * loaded when it is called.
 *
 * @param done called with the exit code of the command that ran
 */
export function buildProgram(
  texts: Texts,
  version: string,
  openContext: OpenContext,
  done: (code: ExitCode) => void,
): Command {
  const { help } = texts;
  const headings: Record<string, string> = help.headings;

  const program = new Command('course')
    .description(help.description)
    .version(version, '-v, --version', help.version)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({ styleTitle: (title) => headings[title] ?? title, showGlobalOptions: true })
    .addOption(new Option('--lang <language>', help.lang).choices([...LANGUAGES]))
    .option('--plain', help.plain, false)
    .option('--trace', help.trace, false)
    .addHelpText('after', `\n${help.exitCodes}`)
    .exitOverride()
    // Faults are told by main, in the reader's language.
    .configureOutput({ writeErr: () => {} });

  const exercise = () => new Argument('[exercise]', help.exercise);
  const json = () => new Option('--json', help.json).default(false);
  const seed = () => new Option('--seed <seed>', help.seed);

  /** Adds a command; its action gets the context, then the arguments and options. */
  function command(name: string, description: string): Command {
    return program
      .command(name)
      .description(description)
      .helpOption('-h, --help', help.help)
      .copyInheritedSettings(program);
  }
  function run<Values extends unknown[]>(
    action: (context: Context, ...values: Values) => Promise<ExitCode>,
  ) {
    return async (...values: unknown[]): Promise<void> => {
      // Commander adds the command itself as the last value.
      const given = values.slice(0, -1) as Values;
      done(await action(openContext(program.opts()), ...given));
    };
  }

  command('start', help.start).action(
    run(async (context) => (await import('./commands/start.ts')).start(context)),
  );
  command('list', help.list)
    .addOption(json())
    .action(run(async (context, options: { json: boolean }) => (await import('./commands/list.ts')).list(context, options)));
  command('test', help.test)
    .addArgument(exercise())
    .addOption(json())
    .addOption(seed())
    .option('--code <folder>', help.code)
    .action(
      run(async (context, name: string | undefined, options: { json: boolean; seed?: string; code?: string }) =>
        (await import('./commands/test.ts')).test(context, name, options),
      ),
    );
  command('hint', help.hint)
    .addArgument(exercise())
    .option('--all', help.all, false)
    .action(
      run(async (context, name: string | undefined, options: { all: boolean }) =>
        (await import('./commands/hint.ts')).hint(context, name, options),
      ),
    );
  command('solution', help.solution)
    .addArgument(exercise())
    .action(run(async (context, name?: string) => (await import('./commands/solution.ts')).solution(context, name)));
  command('reset', help.reset)
    .addArgument(exercise())
    .action(run(async (context, name?: string) => (await import('./commands/reset.ts')).reset(context, name)));
  command('open', help.open)
    .addArgument(exercise())
    .action(run(async (context, name?: string) => (await import('./commands/open.ts')).open(context, name)));
  command('doctor', help.doctor)
    .addOption(json())
    .action(run(async (context, options: { json: boolean }) => (await import('./commands/doctor.ts')).doctor(context, options)));
  command('check', help.check)
    .addArgument(new Argument('[exercises...]', help.exercise))
    .addOption(json())
    .addOption(new Option('--repeat <times>', help.repeat).default(1).argParser(Number))
    .option('--fresh', help.fresh, false)
    .option('--accept-starter', help.accept, false)
    .action(
      run(async (context, names: string[], options: CheckOptions) =>
        (await import('./commands/check.ts')).check(context, names, options),
      ),
    );
  return program;
}

/** What a fault of commander's means to us. */
export function usageFault(error: CommanderError, { errors }: Texts): { message: string; code: ExitCode } {
  // Help and version end the program in commander's way: as an error with exit code 0.
  if (error.exitCode === 0) return { message: '', code: EXIT.REACHED };
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const messages: Record<string, string> = {
    'commander.unknownCommand': errors.unknownCommand(quoted),
    'commander.unknownOption': errors.unknownOption(quoted),
    'commander.missingArgument': errors.missingArgument(quoted),
    'commander.excessArguments': errors.excessArguments,
    'commander.invalidArgument': errors.badValue(...optionAndValue(error.message)),
  };
  return { message: messages[error.code] ?? error.message, code: EXIT.USAGE };
}

function optionAndValue(message: string): [string, string] {
  const [, option = '', value = ''] = /option '([^']*)' argument '([^']*)'/.exec(message) ?? [];
  return [option, value];
}
