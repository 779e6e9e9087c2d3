import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CourseError, type Language } from '@course/rubric/course';
import { CommanderError } from 'commander';
import { languageOf } from '../bootstrap/language.mjs';
import { CliError } from './cli-error.ts';
import { makeContext } from './context.ts';
import { editionOf } from './edition.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { buildProgram } from './program.ts';
import { CLEAR_LINE } from './screen/clear-line.ts';
import { textsIn, type Texts } from './texts/texts.ts';
import { usageFault } from './usage-fault.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/**
 * Runs one command and tells what went wrong: a known fault in a sentence, an unknown one with its
 * stack.
 *
 * @param argv what was typed behind `course`
 */
export async function runCommand(argv: string[]): Promise<ExitCode> {
  const language = languageOf(argv, process.env);
  const texts = textsIn(language);
  try {
    return await parseAndRun(argv, language, texts);
  } catch (error) {
    return report(error, texts);
  }
}

async function parseAndRun(argv: string[], language: Language, texts: Texts): Promise<ExitCode> {
  let status: ExitCode = EXIT.REACHED;
  const program = buildProgram(
    texts,
    version(),
    (appearance) => makeContext(ROOT, language, appearance),
    (code) => {
      status = code;
    },
    editionOf(ROOT),
  );
  try {
    if (argv.length === 0) program.help();
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const names = new Set(program.commands.map((command) => command.name()));
    throw usageFault(
      error,
      texts,
      argv.find((word) => names.has(word)),
    );
  }
  return status;
}

function version(): string {
  const { version: found } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return found;
}

function report(error: unknown, texts: Texts): ExitCode {
  // What was cut short may have left a line that told how far it was.
  const before = process.stderr.isTTY ? CLEAR_LINE : '';
  const say = (message: string): void =>
    void (message && process.stderr.write(`${before}${message}\n`));
  if (error instanceof CliError) {
    say(error.message);
    return error.exitCode;
  }
  const known =
    error instanceof CourseError ||
    (error instanceof Error &&
      /^(SuiteError|DatabaseUnavailable|SandboxUnavailable|StoreError)$/.test(error.name));
  const detail =
    error instanceof Error
      ? known
        ? error.message
        : (error.stack ?? error.message)
      : String(error);
  say(texts.errors.environment(detail));
  return EXIT.ENVIRONMENT;
}
