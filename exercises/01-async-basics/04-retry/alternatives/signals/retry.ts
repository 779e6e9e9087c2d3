import { once } from 'node:events';
import { setTimeout as timer } from 'node:timers/promises';

/** What one attempt is told. */
export interface AttemptContext {
  signal: AbortSignal;
  number: number;
}

/** How often, how long and how patiently. */
export interface RetryOptions {
  attempts: number;
  timeout: number;
  delay: number;
  maxDelay: number;
  random?: () => number;
  signal?: AbortSignal;
}

/** The same contract by recursion, with the signals that the platform makes by itself. */
export async function retry<Result>(
  attempt: (context: AttemptContext) => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  // Without an outer signal there is one that is never aborted: one case fewer below.
  return attemptFrom(1, attempt, { signal: new AbortController().signal, ...options });
}

async function attemptFrom<Result>(
  number: number,
  attempt: (context: AttemptContext) => Promise<Result>,
  options: RetryOptions & { signal: AbortSignal },
): Promise<Result> {
  const { attempts, timeout, delay, maxDelay, random = Math.random, signal: outer } = options;
  outer.throwIfAborted();
  const signal = AbortSignal.any([outer, AbortSignal.timeout(timeout)]);
  const won = new AbortController();
  try {
    const overtime = once(signal, 'abort', { signal: won.signal });
    return await Promise.race([
      Promise.try(attempt, { signal, number }),
      overtime.then(() => Promise.reject(signal.reason)),
    ]);
  } catch (error) {
    outer.throwIfAborted();
    // Over time: what the attempt made of it may have come a moment before `overtime`.
    const failure: unknown = signal.aborted ? signal.reason : error;
    if (number === attempts || !mayPass(failure)) throw failure;
  } finally {
    won.abort();
  }
  const longest = Math.min(delay * 2 ** (number - 1), maxDelay);
  await timer(longest * random(), undefined, { signal: outer }).catch(() => outer.throwIfAborted());
  return attemptFrom(number + 1, attempt, options);
}

const MAY_PASS = new Set([408, 429]);

function mayPass(error: unknown): boolean {
  const status = error instanceof Object && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number') return true;
  return MAY_PASS.has(status) || Math.trunc(status / 100) !== 4;
}
