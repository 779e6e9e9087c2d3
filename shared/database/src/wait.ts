import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until the answer is there.
 *
 * @param ask Returns `undefined` while there is no answer yet; what it throws ends the wait.
 * @param options.within Milliseconds to go on asking.
 * @param options.every Milliseconds between two questions.
 * @returns The answer, or `undefined` when the time was up.
 */
export async function waitFor<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  options: { within: number; every: number },
): Promise<T | undefined> {
  const end = performance.now() + options.within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > end) return answer;
    await delay(options.every);
  }
}
