import type { PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';
import type { Confinement } from './confinement.ts';
import { WorkerProcess } from './worker-process.ts';

/** After this many runs a worker makes room for a fresh one: what it has read is never forgotten. */
const RUNS = 400;

/**
 * A process for vitest to run suites in that stays for the next run. Vitest's own pools start theirs
 * when a run begins and end it with the run, which takes longer than a short run itself. It is safe
 * to keep, since the student's code never runs in it.
 */
export class WarmPool implements PoolRunnerInitializer {
  readonly name = 'warm';
  readonly #root: string;
  readonly #confinement: Confinement | undefined;
  #idle: WorkerProcess | undefined;
  #latest: WorkerProcess | undefined;
  #resting: Promise<void> = Promise.resolve();
  readonly #leaving = new Set<Promise<void>>();

  /** @param root absolute path of the repository */
  constructor(root: string, confinement?: Confinement) {
    this.#root = root;
    this.#confinement = confinement;
  }

  /** Called by vitest for each run. */
  createPoolWorker = (): PoolWorker => new WarmWorker(this);

  /** What the last worker printed to stderr. */
  get stderr(): string {
    return this.#latest?.stderr ?? '';
  }

  /**
   * Starts what the next run will need.
   *
   * @param exercise absolute path of the folder of the exercise that will be judged
   */
  prepare(exercise: string): void {
    this.#idle = this.take();
    this.#idle.tell({ errand: 'prepare', exercise });
  }

  /** Hands out the idle worker, or a new one. */
  take(): WorkerProcess {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle?.alive) return idle;
    this.#latest = new WorkerProcess(this.#root, this.#confinement);
    return this.#latest;
  }

  /** Resolves when nothing of the last run's code runs any more. */
  async rested(): Promise<void> {
    await Promise.all([this.#resting, ...this.#leaving]);
  }

  /** Takes a worker back after a run. */
  giveBack(worker: WorkerProcess): void {
    worker.runs += 1;
    if (this.#idle || worker.runs >= RUNS) return this.dismiss(worker);
    this.#resting = worker.rest();
    this.#idle = worker;
  }

  /** Lets a worker leave; nobody waits for it until {@link close}. */
  dismiss(worker: WorkerProcess): void {
    const leaving = worker.end().finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  /** Ends all workers; resolves when they are gone. */
  async close(): Promise<void> {
    if (this.#idle) this.dismiss(this.#idle);
    this.#idle = undefined;
    await Promise.all(this.#leaving);
  }
}

type Listener = (...values: unknown[]) => void;

/**
 * One run's worker, as vitest sees it: it believes that it starts and stops a process, and is
 * answered at once when that is not needed.
 */
class WarmWorker implements PoolWorker {
  readonly name = 'warm';
  readonly cacheFs = true;
  readonly #pool: WarmPool;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #worker: WorkerProcess | undefined;
  #busy = false;

  constructor(pool: WarmPool) {
    this.#pool = pool;
  }

  async start(): Promise<void> {
    this.#worker ??= this.#pool.take();
    this.on('message', (message) => {
      if ((message as { type?: string }).type === 'testfileFinished') this.#busy = false;
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    for (const [event, listener] of this.#listeners) worker.child.off(event, listener);
    // A worker that was stopped in the middle of a run is in no known state.
    if (this.#busy || !worker.alive) this.#pool.dismiss(worker);
    else this.#pool.giveBack(worker);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#worker?.child.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#worker?.child.off(event, listener);
  }

  send(message: WorkerRequest): void {
    const worker = this.#worker;
    if (!worker) return;
    const type = 'type' in message ? message.type : undefined;
    if (type === 'stop') return this.#answer('stopped');
    if (type === 'start') {
      if (worker.started) return this.#answer('started');
      worker.started = true;
    }
    if (type === 'run' || type === 'collect') this.#busy = true;
    if (worker.alive) worker.child.send(message);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  #answer(type: 'started' | 'stopped'): void {
    const response = { type, __vitest_worker_response__: true };
    queueMicrotask(() => this.#worker?.child.emit('message', response));
  }
}
