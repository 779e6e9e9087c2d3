import {
  pipeline,
  Transform,
  type Readable,
  type TransformCallback,
  type Writable,
} from 'node:stream';

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

/** The same contract as one Transform, which decodes first and splits text. */
class Converter extends Transform {
  written = 0;
  readonly #change: (record: unknown) => unknown;
  readonly #maxLineBytes: number;
  readonly #decoder = new TextDecoder();
  #number = 0;
  #rest = '';

  constructor(change: (record: unknown) => unknown, maxLineBytes: number) {
    super();
    this.#change = change;
    this.#maxLineBytes = maxLineBytes;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#rest += this.#decoder.decode(chunk, { stream: true });
    this.#attempt(() => this.#convertWhole(), done);
  }

  override _flush(done: TransformCallback): void {
    this.#rest += `${this.#decoder.decode()}\n`;
    this.#attempt(() => this.#convertWhole(), done);
  }

  #attempt(work: () => void, done: TransformCallback): void {
    try {
      work();
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  }

  #convertWhole(): void {
    const lines = this.#rest.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#number += 1;
      this.#checkLength(line, this.#number);
      this.#convert(line);
    }
    this.#checkLength(this.#rest, this.#number + 1);
  }

  #checkLength(line: string, number: number): void {
    if (Buffer.byteLength(line) > this.#maxLineBytes) throw new LineError(number, 'too long');
  }

  #convert(line: string): void {
    if (!/\S/.test(line)) return;
    const changed = this.#change(this.#parse(line));
    if (changed === undefined) return;
    this.written += 1;
    this.push(`${JSON.stringify(changed)}\n`);
  }

  #parse(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch {
      throw new LineError(this.#number, 'not JSON');
    }
  }
}

/** Reads newline-delimited JSON, changes each record, and writes newline-delimited JSON. */
export async function convertRecords(
  source: Readable,
  target: Writable,
  change: (record: unknown) => unknown,
  options: ConvertOptions = {},
): Promise<number> {
  const converter = new Converter(change, options.maxLineBytes ?? 1024 * 1024);
  return new Promise((resolve, reject) => {
    pipeline(source, converter, target, (error) => {
      if (error) reject(error);
      else resolve(converter.written);
    });
  });
}
