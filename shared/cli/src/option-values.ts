import { InvalidArgumentError } from 'commander';

/** What an option's value must be; its texts tell it in the reader's language. */
export type ValueForm = 'whole-number' | 'database-address';

/**
 * Reads an option's value.
 *
 * @throws InvalidArgumentError for what is no whole number above 0
 */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw wrongForm('whole-number');
}

/**
 * Reads an option's value.
 *
 * @throws InvalidArgumentError for what is no connection string of PostgreSQL
 */
export function databaseAddress(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw wrongForm('database-address');
}

// Commander puts it at the end of its own message, where `usageFault` finds it.
function wrongForm(form: ValueForm): InvalidArgumentError {
  return new InvalidArgumentError(form);
}
