import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WorkerRequest } from 'vitest/node';
import { Heartbeat } from '../heartbeat.ts';
import { within } from '../within.ts';
import type { LastingWorker, Listener } from '../warm-pool/index.ts';

/** How long a thread may take to come to rest, in milliseconds. */
const PATIENCE = 500;

/** How long its event loop may stand still, in milliseconds: much longer than a test may take. */
const LONGEST_STANDSTILL = 5000;

/** The code of the error with which a thread ends whose event loop stood still. */
export const STANDSTILL = 'STANDSTILL';

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
  #heartbeat: Heartbeat | undefined;

  constructor(workerData: TestsWorkerData) {
    this.#thread = new Worker(new URL('tests-worker.ts', import.meta.url), { workerData });
    this.#thread.on('message', (message) => this.#receive(message));
    // An error is the end too, and vitest can hear of only one of them.
    this.#thread.once('error', (error) => this.#leave('error', error));
    this.#thread.once('exit', (code) => this.#leave('exit', code));
    // Answered when the thread has loaded what it needs, which may take as long as it takes.
    this.#thread.postMessage('ping');
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
    // A test may have left an endless loop behind.
    const fit = await within(PATIENCE, answer);
    this.off('message', listen);
    return fit ?? false;
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #receive(message: unknown): void {
    if (message !== 'pong') return void this.#events.emit('message', message);
    if (this.#alive) this.#heartbeat ??= this.#startHeartbeat();
    this.#heartbeat?.answered();
  }

  #startHeartbeat(): Heartbeat {
    return new Heartbeat({
      ask: () => this.#thread.postMessage('ping'),
      patience: () => LONGEST_STANDSTILL,
      onStandstill: () => {
        const error = new Error('The event loop of the tests stands still.');
        this.#leave('error', Object.assign(error, { code: STANDSTILL }));
        void this.end();
      },
    });
  }

  #leave(event: 'error' | 'exit', why: unknown): void {
    const wasAlive = this.#alive;
    this.#alive = false;
    this.#heartbeat?.stop();
    if (wasAlive && this.#events.listenerCount(event) > 0) this.#events.emit(event, why);
  }
}
