import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Driver } from './drivers/driver.ts';
import { processDriver } from './drivers/process.ts';
import type { Subprocess } from './drivers/subprocess.ts';
import type { End } from './end.ts';
import { PROBED, subjectEnvironment } from './environment.ts';
import { SubjectFailure, type FailureKind } from './failure.ts';
import { encodeFrame, frameReader } from './frames.ts';
import { Heartbeat } from './heartbeat.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { locate } from './location.ts';
import { neverBegan } from './never-began.ts';
import { hostProgram, nodeFlags } from './node-flags.ts';
import { receivedFailure } from './received-failure.ts';
import { strippedSources } from './stripped-sources.ts';
import { within } from './within.ts';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));

/** How long a program may take to end after its last words, in milliseconds. */
const ENDING = 300;

const UNREADABLE: FailureKind[] = ['syntax-error'];

/** How no program that has listened ends on purpose. */
const FAULTS: FailureKind[] = [...UNREADABLE, 'crashed', 'unhandled-rejection', 'out-of-memory'];

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
  readonly #heartbeat: Heartbeat;
  /** Whether the program is about to run; until then nothing that happens is the student's doing. */
  #ready = false;
  #listens = false;
  #isEndTold = false;
  #lastWords: SubjectFailure | undefined;
  #hang: SubjectFailure | undefined;

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
      environment: subjectEnvironment({ PORT: '0', ...env, [PROBED]: '1' }),
      limits: this.#limits,
      reads: [SOURCES, ...(bundle ? [bundle] : []), ...reads],
    });
    this.#process.channel.write(encodeFrame({ sources: strippedSources(this.#folder) }));
    this.#listen();
    this.ended = this.#process.ended;
    this.#heartbeat = new Heartbeat({
      ask: () => this.#process.channel.write(encodeFrame({ ping: true })),
      patience: () => (this.#listens ? this.#limits.answer : this.#limits.load),
      onStandstill: () => {
        this.#hang = this.#hangFor(this.#heartbeat.standstill);
        this.#process.kill();
      },
    });
    void this.ended.then(() => this.#heartbeat.stop());
  }

  /** What the program has printed so far, both streams together. */
  get output(): string {
    return this.#process.output.text();
  }

  /**
   * Waits until the program listens.
   *
   * @returns its address, such as `http://127.0.0.1:41234`
   * @throws SubjectFailure `never-listened`, `hung-at-import`, or why it ended before
   */
  async listening(): Promise<string> {
    const port = await this.#before('never-listened', this.#port.promise, this.#limits.load);
    return `http://127.0.0.1:${port}`;
  }

  /**
   * Waits until the output matches.
   *
   * @throws SubjectFailure `no-answer` after the limit for an answer, or `hung`
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
   * @throws SubjectFailure `never-exited`, or `hung`
   */
  async exit(patience = this.#limits.answer): Promise<End> {
    const end = await within(patience, this.ended);
    if (this.#hang) throw this.#hang;
    if (end && !this.#ready) throw neverBegan(this.output, end);
    if (!end) throw await this.#late('never-exited', patience);
    this.#isEndTold = true;
    return end;
  }

  /**
   * What went wrong in the program, whatever is made of it: its event loop stands still, it cannot be
   * read, or an error ended it after it had listened. Any other end may be what was asked for.
   */
  async fault(): Promise<SubjectFailure | undefined> {
    const stands = await this.#heartbeat.stands();
    if (this.#hang || stands > 0) return this.#hang ?? this.#hangFor(stands);
    if (!this.#lastWords) return undefined;
    const end = await within(ENDING, this.ended);
    const failure = end && this.#failureAt(end);
    const faults = this.#listens ? FAULTS : UNREADABLE;
    return failure && faults.includes(failure.kind) ? failure : undefined;
  }

  /**
   * Why the program ended, unless {@link exit} has told its end: who asked for that will judge it.
   *
   * @param patience milliseconds to wait for the end
   * @returns undefined while it lives on
   */
  async endedBecause(patience: number): Promise<SubjectFailure | undefined> {
    if (this.#isEndTold) return undefined;
    const end = await within(patience, this.ended);
    return end && this.#failureAt(end);
  }

  /** Ends the program and everything it started; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#process.kill();
    await this.ended;
  }

  async #before<Value extends number | string>(
    late: 'never-listened' | 'no-answer',
    awaited: Promise<Value>,
    patience: number,
  ): Promise<Value> {
    const failed = this.ended.then((end) => {
      throw this.#failureAt(end);
    });
    const value = await within(patience, Promise.race([awaited, failed]));
    if (value !== undefined) return value;
    if (!this.#ready) throw neverBegan(this.output);
    throw await this.#late(late, patience);
  }

  /** Why something has not come in time: the event loop stands still, or something else keeps it. */
  async #late(
    late: 'never-listened' | 'no-answer' | 'never-exited',
    waited: number,
  ): Promise<SubjectFailure> {
    const stands = await this.#heartbeat.stands();
    if (stands > 0) return this.#hangFor(waited);
    return this.#hang ?? new SubjectFailure(late, { waited });
  }

  #failureAt({ code, signal }: End): SubjectFailure {
    if (!this.#ready) return neverBegan(this.output, { code, signal });
    if (this.#hang) return this.#hang;
    const { output } = this;
    const { overrun } = this.#process;
    if (overrun) return new SubjectFailure(overrun, { output });
    if (/heap out of memory/.test(this.#process.output.latest()))
      return new SubjectFailure('out-of-memory', { output });
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

  #hangFor(waited: number): SubjectFailure {
    if (!this.#ready) return neverBegan(this.output);
    const details = { waited, output: this.output };
    return new SubjectFailure(this.#listens ? 'hung' : 'hung-at-import', details);
  }

  #listen(): void {
    const read = frameReader(
      ({ ready, listening, lastWords, pong }) => {
        if (ready) this.#ready = true;
        if (pong) this.#heartbeat.answered();
        if (typeof listening === 'number') {
          this.#listens = true;
          this.#port.resolve(listening);
        }
        if (lastWords) this.#lastWords = receivedFailure(lastWords);
      },
      () => {},
    );
    this.#process.channel.on('data', read);
  }
}
