import { EventEmitter } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { WorkerRequest } from 'vitest/node';
import type { LastingWorker, Listener } from '../warm-pool/index.ts';

/** How long a thread may take to come to rest, in milliseconds. */
const PATIENCE = 500;

/** What the thread is told when it starts. */
export interface TestsWorkerData {
  /** Absolute path of the exercise's folder, whose vitest is used. */
  exercise: string;
}

/** A thread in which the student's tests run, as long as they leave nothing behind. */
export class TestsThread implements LastingWorker {
  readonly #thread: Worker;
  readonly #events = new EventEmitter();
  #alive = true;

  constructor(workerData: TestsWorkerData) {
    this.#thread = new Worker(new URL('tests-worker.ts', import.meta.url), { workerData });
    this.#thread.on('message', (message) => this.#events.emit('message', message));
    // An error is the end too, and vitest can hear of only one of them.
    this.#thread.once('error', (error) => this.#leave('error', error));
    this.#thread.once('exit', (code) => this.#leave('exit', code));
  }

  get alive(): boolean {
    return this.#alive;
  }

  post(message: WorkerRequest): void {
    this.#thread.postMessage(message);
  }

  on(event: string, listener: Listener): void {
    this.#events.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#events.off(event, listener);
  }

  async rest(): Promise<boolean> {
    const { promise: answer, resolve } = Promise.withResolvers<boolean>();
    const listen = (message: unknown): void => {
      const { fit } = message as { fit?: unknown };
      if (typeof fit === 'boolean') resolve(fit);
    };
    this.on('message', listen);
    this.#thread.postMessage('rest');
    const timer = new AbortController();
    // A test may have left an endless loop behind.
    const fit = await Promise.race([answer, after(PATIENCE, false, { signal: timer.signal })]);
    timer.abort();
    this.off('message', listen);
    return fit;
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #leave(event: 'error' | 'exit', why: unknown): void {
    const wasAlive = this.#alive;
    this.#alive = false;
    if (wasAlive && this.#events.listenerCount(event) > 0) this.#events.emit(event, why);
  }
}
