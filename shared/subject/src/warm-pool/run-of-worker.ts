import type { PoolWorker, WorkerRequest } from 'vitest/node';
import type { LastingWorker, Listener } from './lasting-worker.ts';
import type { Employed, WarmPool } from './warm-pool.ts';

/**
 * One run of a lasting worker, as vitest sees it: it believes that it starts and stops the worker, and
 * is answered at once when that is not needed.
 */
export class RunOfWorker<Worker extends LastingWorker> implements PoolWorker {
  readonly name = 'warm';
  readonly cacheFs = true;
  readonly #pool: WarmPool<Worker>;
  #listeners: { event: string; listener: Listener }[] = [];
  #employed: Employed<Worker> | undefined;
  #busy = false;

  /** @param pool where the worker comes from and goes to */
  constructor(pool: WarmPool<Worker>) {
    this.#pool = pool;
  }

  async start(): Promise<void> {
    this.#employed ??= await this.#pool.take();
    this.on('message', (message) => {
      if ((message as { type?: string }).type === 'testfileFinished') this.#busy = false;
    });
  }

  async stop(): Promise<void> {
    const employed = this.#employed;
    this.#employed = undefined;
    if (!employed) return;
    for (const { event, listener } of this.#listeners) employed.worker.off(event, listener);
    // A worker that was stopped in the middle of a run is in no known state.
    if (this.#busy || !employed.worker.alive) this.#pool.dismiss(employed);
    else this.#pool.giveBack(employed);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push({ event, listener });
    this.#employed?.worker.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#listeners = this.#listeners.filter((each) => each.listener !== listener);
    this.#employed?.worker.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (!this.#employed) return;
    const type = 'type' in message ? message.type : undefined;
    if (type === 'stop') return this.#answer('stopped');
    if (type === 'start') {
      if (this.#employed.started) return this.#answer('started');
      this.#employed.started = true;
    }
    if (type === 'run' || type === 'collect') this.#busy = true;
    if (this.#employed.worker.alive) this.#employed.worker.post(message);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  #answer(type: 'started' | 'stopped'): void {
    const response = { type, __vitest_worker_response__: true };
    queueMicrotask(() => {
      for (const { event, listener } of this.#listeners) {
        if (event === 'message') listener(response);
      }
    });
  }
}
