import type { Readable, Writable } from 'node:stream';

/** A line of the source that cannot be used. */
export class LineError extends Error {
  override readonly name = 'LineError';
  /** Its number in the source; the first line is 1, and blank lines count. */
  readonly line: number;

  constructor(line: number, reason: string, options?: ErrorOptions) {
    super(`Line ${line}: ${reason}`, options);
    this.line = line;
  }
}

/** What a caller may choose. */
export interface ConvertOptions {
  /** The most bytes before a line's newline; 1 MiB unless told. */
  maxLineBytes?: number;
}

/**
 * Reads newline-delimited JSON, changes each record, and writes newline-delimited JSON.
 *
 * @param source gives bytes, cut anywhere
 * @param target is ended after the last record
 * @param change makes the record to write; `undefined` leaves it out
 * @returns how many records were written, once the target has finished
 */
export async function convertRecords(
  source: Readable,
  target: Writable,
  change: (record: unknown) => unknown,
  options: ConvertOptions = {},
): Promise<number> {
  throw new Error('convertRecords is not written yet');
}
