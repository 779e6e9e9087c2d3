import type { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';
import type { ValueForm } from './option-values.ts';
import type { Texts } from './texts/texts.ts';

/**
 * What a fault of commander's means to us.
 *
 * @param command what was typed, such as `test`; undefined when it was no command
 */
export function usageFault(
  error: CommanderError,
  { errors, help }: Texts,
  command: string | undefined,
): CliError {
  // Help and version end the program in commander's way: as an error with exit code 0.
  if (error.exitCode === 0) return new CliError('', EXIT.REACHED);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const [option = ''] = quoted.split(' ');
  const guess = /Did you mean (?:one of )?([^,?]+)/.exec(error.message)?.[1];
  const words: Record<string, string> = help.placeholders;
  const see = ['npx course', command, '--help'].filter(Boolean).join(' ');
  const messages: Record<string, string> = {
    'commander.unknownCommand': errors.unknownCommand(quoted, guess),
    'commander.unknownOption': errors.unknownOption(quoted, guess, see),
    'commander.missingArgument': errors.missingArgument(words[quoted] ?? quoted, see),
    // An option stands there with its value, as in '--out <folder>'.
    'commander.missingMandatoryOptionValue': errors.missingOption(option, see),
    'commander.optionMissingArgument': errors.missingValue(option, see),
    'commander.excessArguments': errors.excessArguments(see),
    'commander.invalidArgument': badValue(error.message, errors),
  };
  return new CliError(messages[error.code] ?? error.message, EXIT.USAGE, { cause: error });
}

function badValue(message: string, { badValue: say, choose, forms }: Texts['errors']): string {
  const [, option = '', value = '', reason = ''] =
    /option '(\S*)[^']*' argument '([^']*)' is invalid\. (.*)$/.exec(message) ?? [];
  const choices = /Allowed choices are (.*)\.$/.exec(reason)?.[1]?.split(', ');
  return `${say(option, value)} ${choices ? choose(choices) : (forms[reason as ValueForm] ?? '')}`;
}
