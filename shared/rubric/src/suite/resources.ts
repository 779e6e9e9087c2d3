import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, DatabaseFactory, Server } from '@course/database';
import {
  dropSpare,
  prepareSpare,
  processDriver,
  Subject,
  SubjectFailure,
  type Limits,
} from '@course/subject';
import { readExercise, type Exercise } from '../course/course.ts';
import type { Target } from './target.ts';

/**
 * What outlives a criterion: the subject's process, and the lease on the database server. One per
 * worker; the criteria of a suite run one after another.
 */
export class Resources {
  target: Target;
  readonly exercise: Exercise;
  readonly limits: Limits;
  #subject: Subject | undefined;
  #printedBefore = 0;
  #startFailure: SubjectFailure | undefined;
  #server: Server | undefined;
  #databases: Promise<DatabaseFactory> | undefined;

  constructor(target: Target) {
    this.target = target;
    this.exercise = readExercise(target.exercise);
    this.limits = this.exercise.manifest.limits;
  }

  /** Judges other code of the same exercise from here on. */
  aim(target: Target): void {
    if (target.code !== this.target.code) {
      void this.stopSubject();
      this.#startFailure = undefined;
    }
    this.target = target;
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
    const { exercise, code } = this.target;
    const { entry } = this.exercise.manifest;
    const { limits } = this;
    this.#printedBefore = 0;
    try {
      this.#subject = await Subject.start({ entry: join(code, entry), home: exercise, limits });
      return this.#subject;
    } catch (error) {
      if (error instanceof SubjectFailure) this.#startFailure = error;
      throw error;
    }
  }

  /** The living subject, if one was started. */
  get subject(): Subject | undefined {
    return this.#subject;
  }

  /** From here on, {@link output} tells what this criterion made the subject print. */
  startCriterion(): void {
    this.#printedBefore = this.#subject?.output.length ?? 0;
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
    if (this.#subject && !(await this.#subject.reset())) await this.stopSubject();
  }

  /** Ends the subject; the next criterion starts another. */
  async stopSubject(): Promise<void> {
    const subject = this.#subject;
    this.#subject = undefined;
    this.#printedBefore = 0;
    await subject?.stop();
  }

  /** A fresh database, made from the exercise's SQL file. */
  async createDatabase(): Promise<Database> {
    this.#databases ??= this.#openDatabases();
    return (await this.#databases).create();
  }

  /** Starts what the first criterion will ask for, before it is asked for. */
  warmUp(): void {
    const { dependencies = {} } = JSON.parse(
      readFileSync(join(this.target.exercise, 'package.json'), 'utf8'),
    ) as { dependencies?: Record<string, string> };
    prepareSpare(this.target.exercise, Object.keys(dependencies), this.limits, processDriver);
    if (this.exercise.manifest.database) {
      this.#databases ??= this.#openDatabases();
      // What goes wrong here is told by the criterion that needs a database.
      this.#databases.catch(() => {});
    }
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    await Promise.all([this.stopSubject(), dropSpare()]);
    await (await this.#databases?.catch(() => undefined))?.close();
    await this.#server?.release();
  }

  async #openDatabases(): Promise<DatabaseFactory> {
    const { root } = this.target;
    const { folder, manifest } = this.exercise;
    if (!manifest.database)
      throw new Error(`${this.exercise.id} has no database in exercise.yaml.`);
    const schema = readFileSync(join(folder, manifest.database), 'utf8');
    const databaseUrl = process.env.DATABASE_URL;
    // Most exercises need no database: they are spared the loading of its client.
    const { databaseFactory, leaseServer } = await import('@course/database');
    this.#server = await leaseServer({ root, ...(databaseUrl && { databaseUrl }) });
    return databaseFactory(this.#server, schema);
  }
}
