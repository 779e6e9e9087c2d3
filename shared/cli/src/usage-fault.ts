import type { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Texts } from './texts/texts.ts';

/** What a fault of commander's means to us. */
export function usageFault(
  error: CommanderError,
  { errors, help }: Texts,
): { message: string; code: ExitCode } {
  // Help and version end the program in commander's way: as an error with exit code 0.
  if (error.exitCode === 0) return { message: '', code: EXIT.REACHED };
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const [option = ''] = quoted.split(' ');
  const guess = /Did you mean (?:one of )?([^,?]+)/.exec(error.message)?.[1];
  const words: Record<string, string> = help.placeholders;
  const messages: Record<string, string> = {
    'commander.unknownCommand': errors.unknownCommand(quoted, guess),
    'commander.unknownOption': errors.unknownOption(quoted, guess),
    'commander.missingArgument': errors.missingArgument(words[quoted] ?? quoted),
    // An option stands there with its value, as in '--out <folder>'.
    'commander.missingMandatoryOptionValue': errors.missingOption(option),
    'commander.optionMissingArgument': errors.missingValue(option),
    'commander.excessArguments': errors.excessArguments,
    'commander.invalidArgument': errors.badValue(...optionAndValue(error.message)),
  };
  return { message: messages[error.code] ?? error.message, code: EXIT.USAGE };
}

function optionAndValue(message: string): [option: string, value: string, choices: string[]] {
  const [, option = '', value = ''] = /option '(\S*)[^']*' argument '([^']*)'/.exec(message) ?? [];
  const choices = /Allowed choices are (.*)\.$/.exec(message)?.[1]?.split(', ') ?? [];
  return [option, value, choices];
}
