import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

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

/** One line, without its newline. */
interface Line {
  number: number;
  text: string;
}

const NEWLINE = 0x0a;
const MEBIBYTE = 1024 * 1024;

/**
 * Reads newline-delimited JSON, changes each record, and writes newline-delimited JSON.
 *
 * @param source gives bytes, cut anywhere
 * @param target is ended after the last record
 * @param change makes the record to write; `undefined` leaves it out
 * @returns how many records were written, once the target has finished
 * @throws LineError when a line is not JSON, or too long
 * @throws what `change` threw, or the error of either stream; both are destroyed then
 */
export async function convertRecords(
  source: Readable,
  target: Writable,
  change: (record: unknown) => unknown,
  { maxLineBytes = MEBIBYTE }: ConvertOptions = {},
): Promise<number> {
  let written = 0;

  async function* convert(lines: AsyncIterable<Line>): AsyncGenerator<string> {
    for await (const line of lines) {
      if (line.text.trim() === '') continue;
      const changed = change(parse(line));
      if (changed === undefined) continue;
      written += 1;
      yield `${JSON.stringify(changed)}\n`;
    }
  }

  // The pipeline asks for the next line when the target has room, and destroys both streams at
  // the first error, wherever it comes from.
  await pipeline(source, (chunks) => splitLines(chunks, maxLineBytes), convert, target);
  return written;
}

/**
 * Cuts at newlines while the text is still bytes: no byte of a longer UTF-8 character looks like a
 * newline, and a whole line never ends within a character.
 */
async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<Line> {
  let number = 1;
  // The beginning of the current line, from earlier chunks.
  let pieces: Buffer[] = [];
  let length = 0;

  const add = (piece: Buffer): void => {
    length += piece.length;
    if (length > maxLineBytes) {
      throw new LineError(number, `it is longer than ${maxLineBytes} bytes.`);
    }
    pieces.push(piece);
  };
  const take = (): Line => {
    const line = { number, text: Buffer.concat(pieces).toString() };
    number += 1;
    pieces = [];
    length = 0;
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  yield take();
}

function parse({ number, text }: Line): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LineError(number, 'it is not JSON.', { cause });
  }
}
