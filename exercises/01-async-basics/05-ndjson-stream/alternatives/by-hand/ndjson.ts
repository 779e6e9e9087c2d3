import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

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

/** The same contract without `pipeline`: one loop, which waits for `drain` itself. */
export async function convertRecords(
  source: Readable,
  target: Writable,
  change: (record: unknown) => unknown,
  { maxLineBytes = 2 ** 20 }: ConvertOptions = {},
): Promise<number> {
  let written = 0;
  let number = 0;
  let rest = Buffer.alloc(0);

  const textOf = (bytes: Buffer): string => {
    number += 1;
    if (bytes.length > maxLineBytes) throw new LineError(number, 'too long');
    const line = bytes.toString().trim();
    const changed = line === '' ? undefined : change(parse(line, number));
    if (changed === undefined) return '';
    written += 1;
    return `${JSON.stringify(changed)}\n`;
  };

  const ended = finished(target);
  // The loop below waits for the source: when the target ends first, the source must be told.
  ended.catch((error: Error) => source.destroy(error));
  const write = async (text: string): Promise<void> => {
    if (text === '' || target.write(text)) return;
    await Promise.race([once(target, 'drain'), ended]);
  };

  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      let end = rest.indexOf('\n');
      while (end >= 0) {
        const line = rest.subarray(0, end);
        rest = rest.subarray(end + 1);
        await write(textOf(line));
        end = rest.indexOf('\n');
      }
      if (rest.length > maxLineBytes) throw new LineError(number + 1, 'too long');
    }
    await write(textOf(rest));
    target.end();
    await ended;
    return written;
  } catch (error) {
    source.destroy();
    target.destroy(error as Error);
    throw error;
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new LineError(number, 'not JSON', { cause });
  }
}
