import type { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Texts } from './texts/texts.ts';

/** What a fault of commander's means to us. */
export function usageFault(
  error: CommanderError,
  { errors }: Texts,
): { message: string; code: ExitCode } {
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
