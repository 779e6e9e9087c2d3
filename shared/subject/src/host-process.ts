import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Driver } from './drivers/driver.ts';
import type { Subprocess } from './drivers/subprocess.ts';
import type { End } from './end.ts';
import { subjectEnvironment } from './environment.ts';
import { SubjectFailure, type FailureKind } from './failure.ts';
import { encodeFrame, frameReader, type Frame } from './frames.ts';
import type { Limits } from './limits.ts';
import { neverBegan } from './never-began.ts';
import { hostProgram, nodeFlags } from './node-flags.ts';
import type { Output } from './output.ts';
import { receivedFailure } from './received-failure.ts';
import type { Requests } from './requests.ts';
import { within } from './within.ts';

const SOURCES = fileURLToPath(new URL('.', import.meta.url));

/** How long a living event loop may take to answer a ping, in milliseconds. */
const PING = 500;

/** What a process must be started with to be of use. */
export interface Needs {
  /** Absolute path of the exercise's folder. */
  directory: string;
  limits: Limits;
  driver: Driver;
  /** Absolute path of the folder with the packages' bundle, if there is one. */
  bundle: string | undefined;
  /** Absolute paths of what the code reads: a driver that confines it shows it nothing else. */
  reads: readonly string[];
}

interface Pending {
  resolve: (result: unknown) => void;
  reject: (failure: SubjectFailure) => void;
}

/**
 * The judge's end of one subject process: sends requests, and turns whatever happens, an answer, a
 * failure, silence or the end of the process, into a result or a {@link SubjectFailure}.
 */
export class HostProcess {
  readonly output: Output;
  /** Settles when the process has ended, with why. */
  readonly ended: Promise<End>;
  readonly #process: Subprocess;
  #pending = new Map<string, Pending>();
  #lastWords: SubjectFailure | undefined;
  #end: End | undefined;
  /** Whether the host has begun; until then nothing that happens is the student's doing. */
  #ready = false;

  constructor({ driver, directory, limits, bundle, reads }: Needs) {
    this.#process = driver({
      program: hostProgram('host', bundle),
      nodeFlags: nodeFlags(limits, bundle),
      directory,
      environment: subjectEnvironment(),
      limits,
      reads: [SOURCES, ...(bundle ? [bundle] : []), ...reads],
    });
    this.output = this.#process.output;
    const read = frameReader(
      (frame) => this.#receive(frame),
      () => this.#process.kill(),
    );
    this.#process.channel.on('data', read);
    this.ended = this.#process.ended.then((end) => this.#finish(end));
  }

  /** False once the process has ended. */
  get alive(): boolean {
    return this.#end === undefined;
  }

  /**
   * Asks the subject for something.
   *
   * @param patience milliseconds to wait
   * @param late the class of failure when the time is over although the event loop still turns
   * @throws SubjectFailure
   */
  async call<Name extends keyof Requests>(
    request: Name,
    parameters: Requests[Name]['parameters'],
    patience: number,
    late: FailureKind = 'never-settled',
  ): Promise<Requests[Name]['result']> {
    const { nonce, answer } = this.#ask(request, parameters);
    const timer = setTimeout(() => void this.#giveUp(nonce, patience, late), patience);
    try {
      return (await answer) as Requests[Name]['result'];
    } finally {
      clearTimeout(timer);
      this.#pending.delete(nonce);
    }
  }

  /** Asks for something whose answer nobody waits for. */
  tell<Name extends keyof Requests>(request: Name, parameters: Requests[Name]['parameters']): void {
    this.#ask(request, parameters).answer.catch(() => {});
  }

  /** Whether the event loop turns; an endless loop does not answer. */
  async responsive(): Promise<boolean> {
    if (!this.alive) return false;
    const { nonce, answer } = this.#ask('ping', {});
    const alive = answer.then(
      () => true,
      () => false,
    );
    const turns = await within(PING, alive);
    this.#pending.delete(nonce);
    return turns ?? false;
  }

  /** Ends the process and everything it started; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#process.kill();
    await this.ended;
  }

  /** Whether this process keeps the judge's own process from ending. */
  keepJudgeAlive(yes: boolean): void {
    this.#process.keepJudgeAlive(yes);
  }

  /** Why the process ended, in the words of a failure. */
  failureAtEnd(end: End): SubjectFailure {
    if (!this.#ready) return neverBegan(this.output.text(), end);
    if (this.#lastWords) return this.#lastWords;
    const { overrun } = this.#process;
    if (overrun) return new SubjectFailure(overrun);
    if (/heap out of memory|Allocation failed/.test(this.output.latest())) {
      return new SubjectFailure('out-of-memory');
    }
    return end.signal
      ? new SubjectFailure('killed', { signal: end.signal })
      : new SubjectFailure('exited', { exitCode: end.code ?? 0 });
  }

  #ask(request: string, parameters: object): { nonce: string; answer: Promise<unknown> } {
    if (this.#end) throw this.failureAtEnd(this.#end);
    const nonce = randomUUID();
    const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(nonce, { resolve, reject });
    this.#process.channel.write(encodeFrame({ nonce, request, parameters }));
    return { nonce, answer };
  }

  async #giveUp(nonce: string, waited: number, late: FailureKind): Promise<void> {
    const pending = this.#pending.get(nonce);
    if (!pending) return;
    const hung = !(await this.responsive());
    const failure = this.#ready
      ? new SubjectFailure(hung ? 'hung' : late, { waited })
      : neverBegan(this.output.text());
    pending.reject(failure);
    if (hung) this.#process.kill();
  }

  #receive({ nonce, ready, result, failure, lastWords }: Frame): void {
    if (ready) this.#ready = true;
    if (lastWords) this.#lastWords = receivedFailure(lastWords);
    const pending = typeof nonce === 'string' ? this.#pending.get(nonce) : undefined;
    if (!pending) return;
    if (failure) pending.reject(receivedFailure(failure));
    else pending.resolve(result);
  }

  #finish(end: End): End {
    this.#end = end;
    for (const { reject } of this.#pending.values()) reject(this.failureAtEnd(end));
    return end;
  }
}
