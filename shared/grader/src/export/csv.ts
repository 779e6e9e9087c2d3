import { harmlessLine } from '@course/rubric/telling';
import { stringify } from 'csv-stringify/sync';

/** What stands in a cell; null is an empty one. */
export type Cell = string | number | null;

/** Signs that begin a formula, with their full-width forms, which some programs fold. */
const FORMULA = /(^|[;,|])([\s"]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A number, or the sign for none. */
const NUMBER = /^(?:[+-]?\d+(?:[.,]\d+)?|-)$/;

/**
 * Lays out a table as RFC 4180 says: commas, quotes where needed, CRLF.
 *
 * No cell can become a formula in a spreadsheet: a text that would gets an apostrophe before it, as
 * OWASP's page on CSV injection recommends. So does what follows a separator within a text, since a
 * program that splits the line at semicolons would begin a cell there. Numbers stay numbers, also
 * those that come as text.
 *
 * @param rows of equal length, the header first
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))),
    { record_delimiter: 'windows' },
  );
}

function inert(text: string): string {
  if (NUMBER.test(text)) return text;
  return harmlessLine(text).replaceAll(FORMULA, "$1$2'$3");
}

/** Points as a table shows them: at most two decimals. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
