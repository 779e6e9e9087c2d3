import { setTimeout as after } from 'node:timers/promises';

/**
 * Waits for a promise, and not for ever. No timer is left behind, which would keep a process alive.
 *
 * @param patience milliseconds
 * @returns the promise's value; undefined when it takes longer
 * @throws what the promise rejects with
 */
export async function within<Value>(
  patience: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  const timer = new AbortController();
  const late = after(patience, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
