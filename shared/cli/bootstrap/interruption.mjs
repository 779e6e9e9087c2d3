import { Interrupted } from './failure.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Lets the work stop in good order when a signal asks: what it started is ended, what it holds is
 * let go.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {Interrupted} when a signal stopped it
 */
export async function interruptible(work) {
  const controller = new AbortController();
  const abort = (/** @type {NodeJS.Signals} */ name) => controller.abort(new Interrupted(name));
  for (const name of SIGNALS) process.on(name, abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    for (const name of SIGNALS) process.off(name, abort);
  }
}
