import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { Driver } from './drivers/driver.ts';
import { processDriver } from './drivers/process.ts';
import { SubjectFailure, type FailureKind } from './failure.ts';
import { HostProcess } from './host-process.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { fromPlain, toPlain } from './plain.ts';
import type { TestRun, TestRunOptions } from './requests.ts';
import { takeSpare } from './spare.ts';
import { strippedSources } from './stripped-sources.ts';
import { within } from './within.ts';

/** What a subject is made of. */
export interface SubjectOptions {
  /** Absolute path of the student's module. */
  entry: string;
  /** Whether `entry` holds the student's own tests, which vitest runs, and no module to load. */
  tests?: boolean;
  /** The exercise's folder, whose packages the module imports; the grandparent of `entry` unless told. */
  home?: string;
  limits?: Partial<Limits>;
  /** Absolute path of the folder with the packages' bundle; without it they are loaded one by one. */
  bundle?: string | undefined;
  driver?: Driver;
  /** Absolute paths of what the module needs beside its own folder, such as its packages. */
  reads?: readonly string[];
}

// How a process can end while it loads: with the same code it ends so every time.
const AT_IMPORT: Partial<Record<FailureKind, FailureKind>> = { hung: 'hung-at-import' };

/** The student's module in a process of its own. */
export class Subject {
  readonly #host: HostProcess;
  readonly #limits: Limits;
  readonly id = randomUUID();

  private constructor(host: HostProcess, limits: Limits) {
    this.#host = host;
    this.#limits = limits;
  }

  /**
   * Starts a process and loads the student's module in it.
   *
   * @throws SubjectFailure when the module cannot be loaded; the process is gone then
   */
  static async start(options: SubjectOptions): Promise<Subject> {
    const { entry, home = dirname(dirname(entry)), driver = processDriver, bundle } = options;
    const all = { ...DEFAULT_LIMITS, ...options.limits };
    const reads = options.reads ?? [];
    const needs = { directory: home, limits: all, driver, bundle, reads };
    const host = takeSpare(needs) ?? new HostProcess(needs);
    try {
      const sources = options.tests ? {} : strippedSources(dirname(entry));
      const request = options.tests ? 'loadTests' : 'load';
      await host.call(request, { entry, sources }, all.load, 'hung-at-import');
      return new Subject(host, all);
    } catch (error) {
      await host.kill();
      if (!(error instanceof SubjectFailure)) throw error;
      const details = { ...error.details, output: host.output.text() };
      throw new SubjectFailure(AT_IMPORT[error.kind] ?? error.kind, details, { cause: error });
    }
  }

  /** What the student's code has printed so far. */
  get output(): string {
    return this.#host.output.text();
  }

  /**
   * From here on as much of what it prints is kept again as its limit allows.
   *
   * @returns how much of {@link output} is from before, in characters
   */
  keepMoreOutput(): number {
    return this.#host.output.keepMore();
  }

  /** False once the process has ended. */
  get alive(): boolean {
    return this.#host.alive;
  }

  /**
   * Runs a scenario beside the student's module.
   *
   * @param source the text of a function of the module, the tools and the argument
   * @param database the address of the database behind `tools.pool`
   * @returns the scenario's result as plain data
   * @throws SubjectFailure
   */
  async evaluate(source: string, argument: unknown, database?: string): Promise<unknown> {
    const parameters = { source, argument: toPlain(argument), ...(database && { database }) };
    const { value } = await this.#host.call('evaluate', parameters, this.#limits.answer);
    return fromPlain(value);
  }

  /**
   * Builds a fresh app with `createApp` and lets it listen.
   *
   * @param settings plain data that `createApp` gets beside its pool
   * @returns the address, such as `http://127.0.0.1:41234`
   * @throws SubjectFailure
   */
  async serve(settings: Record<string, unknown>, database?: string): Promise<string> {
    const parameters = { settings, ...(database && { database }) };
    const { port } = await this.#host.call(
      'serve',
      parameters,
      this.#limits.answer,
      'never-listened',
    );
    return `http://127.0.0.1:${port}`;
  }

  /**
   * Runs the student's own tests.
   *
   * @throws SubjectFailure
   */
  async runTests(options: TestRunOptions = {}): Promise<TestRun> {
    return this.#host.call('runTests', options, this.#limits.answer, 'hung');
  }

  /** What went wrong in the process, whatever is made of it: it has ended, or its event loop stands still. */
  async fault(): Promise<SubjectFailure | undefined> {
    // A busy machine may be too slow once.
    const responsive = (await this.#host.responsive()) || (await this.#host.responsive());
    const end = await this.endedBecause(0);
    return end ?? (responsive ? undefined : new SubjectFailure('hung'));
  }

  /**
   * Closes what the last criterion opened, and waits until late failures have shown themselves.
   *
   * @returns false when the process cannot serve another criterion
   * @throws SubjectFailure when the code failed after it had answered
   */
  async reset(): Promise<boolean> {
    const { clean } = await this.#host.call('reset', {}, this.#limits.answer, 'hung');
    return clean;
  }

  /** Ends the process and everything it started; resolves when it is gone. */
  async stop(): Promise<void> {
    await this.#host.kill();
  }

  /**
   * Why the process ended.
   *
   * @param patience milliseconds to wait for the end
   * @returns undefined while it lives on
   */
  async endedBecause(patience: number): Promise<SubjectFailure | undefined> {
    const end = await within(patience, this.#host.ended);
    return end && this.#host.failureAtEnd(end);
  }
}
