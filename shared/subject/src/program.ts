import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Driver } from './drivers/driver.ts';
import { processDriver } from './drivers/process.ts';
import type { Subprocess } from './drivers/subprocess.ts';
import type { End } from './end.ts';
import { subjectEnvironment } from './environment.ts';
import { SubjectFailure } from './failure.ts';
import { frameReader } from './frames.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { locate } from './location.ts';
import { hostProgram, nodeFlags } from './node-flags.ts';
import { receivedFailure } from './received-failure.ts';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));

/** A program to start. */
export interface ProgramOptions {
  /** Absolute path of the program, such as `…/src/main.ts`. */
  entry: string;
  /** Environment variables beside the few that every program gets; `PORT` is 0 unless given. */
  env?: Record<string, string>;
  limits?: Partial<Limits>;
  /** Absolute path of the folder with the packages' bundle; without it they are loaded one by one. */
  bundle?: string | undefined;
  driver?: Driver;
  /** Absolute paths of what the program reads, such as its own folder and its packages. */
  reads?: readonly string[];
}

/** The student's program, started as in production: environment, signals, output, exit code. */
export class Program {
  readonly ended: Promise<End>;
  readonly #process: Subprocess;
  readonly #limits: Limits;
  readonly #folder: string;
  readonly #port = Promise.withResolvers<number>();
  #lastWords: SubjectFailure | undefined;

  constructor({
    entry,
    env = {},
    limits,
    bundle,
    reads = [],
    driver = processDriver,
  }: ProgramOptions) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#folder = dirname(entry);
    const probe = pathToFileURL(hostProgram('probe', bundle));
    this.#process = driver({
      program: entry,
      nodeFlags: [...nodeFlags(this.#limits, bundle), `--import=${probe.href}`],
      directory: dirname(this.#folder),
      environment: subjectEnvironment({ PORT: '0', ...env }),
      limits: this.#limits,
      reads: [SOURCES, ...(bundle ? [bundle] : []), ...reads],
    });
    this.#listen();
    this.ended = this.#process.ended;
  }

  /** What the program has printed so far, both streams together. */
  get output(): string {
    return this.#process.output.text();
  }

  /**
   * Waits until the program listens.
   *
   * @returns its address, such as `http://127.0.0.1:41234`
   * @throws SubjectFailure `never-listened`, or why it ended before
   */
  async listening(): Promise<string> {
    const port = await this.#before('never-listened', this.#port.promise, this.#limits.load);
    return `http://127.0.0.1:${port}`;
  }

  /**
   * Waits until the output matches.
   *
   * @throws SubjectFailure `no-answer` after the limit for an answer
   */
  async printed(pattern: RegExp): Promise<string> {
    let stop = (): void => {};
    const matched = new Promise<string>((resolve) => {
      const check = (text: string): void => void (pattern.test(text) && resolve(text));
      stop = this.#process.output.watch(check);
      check(this.#process.output.text());
    });
    try {
      return await this.#before('no-answer', matched, this.#limits.answer);
    } finally {
      stop();
    }
  }

  /** Sends a signal to the program alone, as a platform does. */
  signal(name: NodeJS.Signals): void {
    this.#process.signal(name);
  }

  /**
   * Waits for the program to end by itself.
   *
   * @param patience milliseconds
   * @throws SubjectFailure `never-exited`
   */
  async exit(patience = this.#limits.answer): Promise<End> {
    const timer = new AbortController();
    const end = await Promise.race([
      this.ended,
      after(patience, undefined, { signal: timer.signal }),
    ]);
    timer.abort();
    if (!end) throw new SubjectFailure('never-exited', { waited: patience });
    return end;
  }

  /**
   * Why the program ended.
   *
   * @param patience milliseconds to wait for the end
   * @returns undefined while it lives on
   */
  async endedBecause(patience: number): Promise<SubjectFailure | undefined> {
    const timer = new AbortController();
    const stillRuns = after(patience, undefined, { signal: timer.signal });
    const end = await Promise.race([this.ended, stillRuns]);
    timer.abort();
    return end && this.#failureAt(end);
  }

  /** Ends the program and everything it started; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#process.kill();
    await this.ended;
  }

  async #before<Value>(
    late: 'never-listened' | 'no-answer',
    awaited: Promise<Value>,
    patience: number,
  ): Promise<Value> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        awaited,
        this.ended.then((end) => {
          throw this.#failureAt(end);
        }),
        after(patience, undefined, { signal: timer.signal }).then(() => {
          throw new SubjectFailure(late, { waited: patience });
        }),
      ]);
    } finally {
      timer.abort();
    }
  }

  #failureAt({ code, signal }: End): SubjectFailure {
    const output = this.#process.output.text();
    const { overrun } = this.#process;
    if (overrun) return new SubjectFailure(overrun, { output });
    if (/heap out of memory/.test(output)) return new SubjectFailure('out-of-memory', { output });
    if (signal) return new SubjectFailure('killed', { output, signal });
    const { kind = 'exited', details } = this.#lastWords ?? {};
    // What Node printed names the place of a syntax error better than the error does.
    const printed = kind === 'exited' ? undefined : locate(output, this.#folder);
    const location = details?.location ?? printed;
    const exitCode = code ?? 0;
    return new SubjectFailure(kind, {
      exitCode,
      ...details,
      output,
      ...(location && { location }),
    });
  }

  #listen(): void {
    const read = frameReader(
      ({ listening, lastWords }) => {
        if (typeof listening === 'number') this.#port.resolve(listening);
        if (lastWords) this.#lastWords = receivedFailure(lastWords);
      },
      () => {},
    );
    this.#process.channel.on('data', read);
  }
}
