import { inspect } from 'node:util';

const LONGEST = 1500;

/** A value as a person reads it, cut where it grows long. */
export function readable(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : inspect(value, { depth: 8, breakLength: 80, sorted: false });
  return shorten(text);
}

/** The beginning of a text. */
export function shorten(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
