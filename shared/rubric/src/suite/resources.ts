import { join } from 'node:path';
import type { Database } from '@course/database';
import {
  bundleOf,
  dropSpare,
  importsParts,
  packagesOf,
  prepareSpare,
  Subject,
  SubjectFailure,
  type Driver,
  type Limits,
} from '@course/subject';
import { readExercise, type Exercise } from '../course/course.ts';
import { Databases } from './databases.ts';
import { KeptSubjects } from './kept-subjects.ts';
import { ofThisMachine } from './of-this-machine.ts';
import { surroundings } from './surroundings.ts';
import type { Target } from './target.ts';

/** However silent code has been, it is waited for this long, in milliseconds. */
const LEAST_PATIENCE = 1000;

/**
 * What outlives a criterion: the subject's process, and the lease on the database server, which
 * outlives a run too. One per worker; the criteria of a suite run one after another.
 */
export class Resources {
  readonly folder: string;
  /** Subjects beside the one that is judged. */
  readonly kept = new KeptSubjects();
  /** What starts the processes with the student's code. */
  readonly driver: Driver;
  /** Absolute paths of what these processes read. */
  readonly reads: readonly string[];
  readonly #databases: Databases;
  #exercise: Exercise;
  #target: Target | undefined;
  #subject: Subject | undefined;
  #printedBefore = 0;
  #silences = 0;
  #startFailure: SubjectFailure | undefined;
  #bundle: Promise<string | undefined> | undefined;

  /**
   * @param root absolute path of the repository
   * @param folder absolute path of the exercise's folder
   */
  constructor(root: string, folder: string) {
    this.#databases = new Databases(root);
    this.folder = folder;
    this.#exercise = readExercise(folder);
    ({ driver: this.driver, reads: this.reads } = surroundings(root, this.#exercise));
  }

  /** What is judged. */
  get target(): Target {
    if (!this.#target) throw new Error('Nothing is judged yet.');
    return this.#target;
  }

  /** The exercise, as it was when the run began. */
  get exercise(): Exercise {
    return this.#exercise;
  }

  /**
   * The exercise's limits. Code that was silent in two criteria is waited for less in the others: it
   * mostly says nothing in any of them, and the student waits too.
   */
  get limits(): Limits {
    const { limits } = this.#exercise.manifest;
    if (this.#silences < 2) return limits;
    return {
      ...limits,
      load: halfOf(limits.load),
      answer: halfOf(limits.answer),
    };
  }

  /** Takes note of a criterion to which the code said nothing, and starts anew for the next. */
  async endSilence(): Promise<void> {
    this.#silences += 1;
    await this.stopSubject();
  }

  /** Judges what this run is about from here on. */
  aim(target: Target): void {
    if (this.#target?.run === target.run) return;
    void this.stopSubject();
    this.#startFailure = undefined;
    this.#bundle = undefined;
    this.#silences = 0;
    this.#exercise = readExercise(this.folder);
    this.#target = target;
  }

  /**
   * The subject, started if need be. Code that failed to load is not tried again: it would fail
   * again, and an endless loop would cost every criterion its patience.
   *
   * @throws SubjectFailure
   */
  async startSubject(): Promise<Subject> {
    if (this.#startFailure) throw this.#startFailure;
    if (this.#subject?.alive) return this.#subject;
    const { limits, folder, driver, reads } = this;
    const entry = join(this.target.code, this.exercise.manifest.entry);
    this.#printedBefore = 0;
    try {
      const bundle = await this.bundle();
      const tests = this.exercise.manifest.lane === 'suite';
      const subject = { entry, home: folder, limits, bundle, tests, driver, reads };
      this.#subject = await ofThisMachine(async () => Subject.start(subject));
      return this.#subject;
    } catch (error) {
      if (error instanceof SubjectFailure) this.#startFailure = error;
      throw error;
    }
  }

  /** The folder with the bundle of the exercise's packages, if the code can use it. */
  async bundle(): Promise<string | undefined> {
    // Asked for each process that is started; what it depends on is read once in a run.
    this.#bundle ??= this.#findBundle();
    return this.#bundle;
  }

  /** The living subject, if one was started. */
  get subject(): Subject | undefined {
    return this.#subject;
  }

  /** From here on, {@link output} tells what this criterion made the subject print. */
  startCriterion(): void {
    this.#printedBefore = this.#subject?.keepMoreOutput() ?? 0;
  }

  /** What the subject has printed in this criterion. */
  output(): string {
    return this.#subject?.output.slice(this.#printedBefore) ?? '';
  }

  /**
   * Lets the subject close what the criterion opened in it.
   *
   * @throws SubjectFailure when it failed after it had answered
   */
  async rest(): Promise<void> {
    await this.kept.rest();
    if (this.#subject && !(await this.#subject.reset())) await this.#endSubject();
  }

  /** Ends the subject, and those beside it; the next criterion starts others. */
  async stopSubject(): Promise<void> {
    await Promise.all([this.#endSubject(), this.kept.stop()]);
  }

  async #endSubject(): Promise<void> {
    const subject = this.#subject;
    this.#subject = undefined;
    this.#printedBefore = 0;
    await subject?.stop();
  }

  /** A fresh database, made from the exercise's SQL file. */
  async createDatabase(): Promise<Database> {
    const schemaFile = this.#schemaFile;
    if (!schemaFile) throw new Error(`${this.exercise.id} has no database in exercise.yaml.`);
    return ofThisMachine(async () => this.#databases.create(schemaFile));
  }

  /** Starts what the first criterion will ask for, before it is asked for. */
  async warmUp(): Promise<void> {
    if (this.#schemaFile) this.#databases.prepare(this.#schemaFile);
    const { folder: directory, limits, driver, reads } = this;
    const bundle = await this.#bundleOfExercise();
    const tests = this.exercise.manifest.lane === 'suite';
    const preparation = tests ? { tests } : { packages: packagesOf(directory) };
    prepareSpare({ directory, limits, driver, bundle, reads }, preparation);
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    await Promise.all([this.stopSubject(), dropSpare(), this.#databases.close()]);
  }

  async #findBundle(): Promise<string | undefined> {
    const parts = importsParts(this.target.code, packagesOf(this.folder));
    return parts ? undefined : this.#bundleOfExercise();
  }

  // Vitest is no package to bundle, and a student's tests need nothing that takes long to load.
  async #bundleOfExercise(): Promise<string | undefined> {
    return this.exercise.manifest.lane === 'suite' ? undefined : bundleOf(this.folder);
  }

  get #schemaFile(): string | undefined {
    const { folder, manifest } = this.exercise;
    return manifest.database && join(folder, manifest.database);
  }
}

/** An exercise that gives more time than others needs more: so much is left of it in any case. */
function halfOf(limit: number): number {
  return Math.max(limit / 2, Math.min(limit, LEAST_PATIENCE));
}
