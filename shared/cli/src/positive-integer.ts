import { InvalidArgumentError } from 'commander';

/**
 * Reads an option's value.
 *
 * @throws InvalidArgumentError for what is no whole number above 0
 */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  // The message is made anew, in the reader's language.
  throw new InvalidArgumentError('');
}
