/** The `course` command, under the pinned Node; `bootstrap/` brings that Node and starts this. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CourseError } from '@course/rubric/course';
import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { makeContext } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { chooseLanguage, languageArgument } from './language.ts';
import { buildProgram, usageFault } from './program.ts';
import { textsIn } from './texts/texts.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

const argv = process.argv.slice(2);
const language = chooseLanguage(languageArgument(argv));
const texts = textsIn(language);

async function run(): Promise<ExitCode> {
  // The developers' own commands: they speak no language but English, and help does not list them.
  if (argv[0] === 'bench') return (await import('./bench/main.ts')).bench(ROOT, argv.slice(1));
  if (argv[0] === 'verify') return (await import('./verify/main.ts')).verify(argv.slice(1)) as Promise<ExitCode>;
  let status: ExitCode = EXIT.REACHED;
  const program = buildProgram(
    texts,
    version(),
    (appearance) => makeContext(ROOT, language, appearance),
    (code) => {
      status = code;
    },
  );
  if (argv.length === 0) program.help();
  await program.parseAsync(argv, { from: 'user' });
  return status;
}

function version(): string {
  const { version: found } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string };
  return found;
}

/** Tells what went wrong: a known fault in a sentence, an unknown one with its stack. */
function report(error: unknown): ExitCode {
  const say = (message: string): void => void (message && process.stderr.write(`${message}\n`));
  if (error instanceof CommanderError) {
    const { message, code } = usageFault(error, texts);
    say(message);
    return code;
  }
  if (error instanceof CliError) {
    say(error.message);
    return error.exitCode;
  }
  const known = error instanceof CourseError || (error instanceof Error && /^(SuiteError|DatabaseUnavailable)$/.test(error.name));
  const detail = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  say(texts.errors.environment(detail));
  return EXIT.ENVIRONMENT;
}

process.exitCode = await run().catch(report);
