import type { WorkerRequest } from 'vitest/node';

/** Hears what a worker sends, and how it ends. */
export type Listener = (...values: unknown[]) => void;

/** A process or a thread with vitest in it that runs tests, one run after another. */
export interface LastingWorker {
  /** Whether it can be spoken to. */
  readonly alive: boolean;
  /** Sends what vitest has to say. */
  post(message: WorkerRequest): void;
  on(event: string, listener: Listener): void;
  off(event: string, listener: Listener): void;
  /**
   * Called when a run is over.
   *
   * @returns whether the worker is as it was before the run, and fit for the next one
   */
  rest(): Promise<boolean>;
  /** Lets it give its resources back and leave; resolves when it is gone. */
  end(): Promise<void>;
}
