import { setTimeout as after } from 'node:timers/promises';

/** What one attempt is told. */
export interface AttemptContext {
  /** Aborted when this attempt is out of time, or when the whole is ended from outside. */
  signal: AbortSignal;
  /** The number of this attempt, counted from 1. */
  number: number;
}

/** How often, how long and how patiently. */
export interface RetryOptions {
  /** The most calls of the attempt, the first one included: a positive whole number. */
  attempts: number;
  /** How long one attempt may take, in milliseconds. */
  timeout: number;
  /** The longest possible wait before the second attempt, in milliseconds; it doubles each time. */
  delay: number;
  /** No wait is longer than this, in milliseconds. */
  maxDelay: number;
  /** A number from 0 up to, but not including, 1. `Math.random` unless given. */
  random?: () => number;
  /** Ends the whole early. */
  signal?: AbortSignal;
}

/**
 * Does something that may fail, and does it again when it has failed: after exponential backoff with
 * full jitter, and not after an answer that no repetition would change (4xx, but 408 and 429).
 *
 * @param attempt the work; it is called once for each attempt
 * @returns what the first successful attempt gave
 * @throws the last attempt's error, a `TimeoutError` if it ran out of time, or the signal's reason
 */
export async function retry<Result>(
  attempt: (context: AttemptContext) => Promise<Result>,
  { attempts, timeout, delay, maxDelay, random = Math.random, signal }: RetryOptions,
): Promise<Result> {
  signal?.throwIfAborted();
  for (let number = 1; ; number += 1) {
    try {
      return await within(timeout, signal, async (own) => attempt({ signal: own, number }));
    } catch (error) {
      // An abort is no failure of the attempt, whatever the attempt made of it.
      signal?.throwIfAborted();
      if (number >= attempts || isFinal(error)) throw error;
    }
    await sleep(random() * Math.min(maxDelay, delay * 2 ** (number - 1)), signal);
  }
}

/** Runs a task until it ends, its time is over or the outer signal is aborted, whichever is first. */
async function within<Result>(
  timeout: number,
  outer: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason));
  const onOuterAbort = (): void => controller.abort(outer?.reason);
  outer?.addEventListener('abort', onOuterAbort);
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`No end after ${timeout} ms.`, 'TimeoutError'));
  }, timeout);
  try {
    // The race also listens to the one who loses it: a late rejection is not unhandled.
    return await Promise.race([task(signal), aborted.promise]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onOuterAbort);
  }
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await after(ms, undefined, { signal });
  } catch (error) {
    // Node wraps the reason in an AbortError; the caller shall get what was given to abort().
    signal?.throwIfAborted();
    throw error;
  }
}

/** Whether the other side has understood us and said no: the same request gets the same answer. */
function isFinal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  const { status } = error;
  if (typeof status !== 'number' || status === 408 || status === 429) return false;
  return status >= 400 && status <= 499;
}
