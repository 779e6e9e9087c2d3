import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node';
import type { LastingWorker } from './lasting-worker.ts';
import { RunOfWorker } from './run-of-worker.ts';

/** After this many runs a worker makes room for a fresh one: what it has read is never forgotten. */
const RUNS = 400;

/** A worker, and what has become of it in its runs. */
export interface Employed<Worker extends LastingWorker> {
  readonly worker: Worker;
  /** Whether vitest has set it up; that is done once. */
  started: boolean;
  runs: number;
  /** Whether it can serve another run. */
  fit: Promise<boolean>;
}

/**
 * A worker for vitest that stays for the next run. Vitest's own pools start theirs when a run begins
 * and end it with the run, which takes longer than a short run itself.
 */
export class WarmPool<Worker extends LastingWorker> implements PoolRunnerInitializer {
  readonly name = 'warm';
  readonly #start: () => Worker;
  readonly #leaving = new Set<Promise<void>>();
  #idle: Employed<Worker> | undefined;
  #latest: Worker | undefined;

  /** @param start starts a worker */
  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Called by vitest for each run. */
  createPoolWorker = (): PoolWorker => new RunOfWorker(this);

  /** The worker that was started last, which may have left. */
  get latest(): Worker | undefined {
    return this.#latest;
  }

  /** Has a worker ready for the next run, and returns it. */
  prepare(): Worker {
    if (!this.#idle?.worker.alive) this.#idle = this.#employ();
    return this.#idle.worker;
  }

  /** Hands out the idle worker if it is fit, else a new one. */
  async take(): Promise<Employed<Worker>> {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle && (await idle.fit) && idle.worker.alive) return idle;
    if (idle) this.dismiss(idle);
    return this.#employ();
  }

  /** Resolves when nothing of the last run goes on. */
  async rested(): Promise<void> {
    await Promise.all([this.#idle?.fit, ...this.#leaving]);
  }

  /** Takes a worker back after a run. */
  giveBack(employed: Employed<Worker>): void {
    employed.runs += 1;
    if (this.#idle || employed.runs >= RUNS) return this.dismiss(employed);
    employed.fit = employed.worker.rest();
    this.#idle = employed;
  }

  /** Lets a worker leave; nobody waits for it until {@link close}. */
  dismiss({ worker }: Employed<Worker>): void {
    const leaving = worker.end().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  /** Ends all workers, also one in the middle of a run; resolves when they are gone. */
  async close(): Promise<void> {
    if (this.#idle) this.dismiss(this.#idle);
    this.#idle = undefined;
    await Promise.all([this.#latest?.end(), ...this.#leaving]);
  }

  #employ(): Employed<Worker> {
    this.#latest = this.#start();
    return { worker: this.#latest, started: false, runs: 0, fit: Promise.resolve(true) };
  }
}
