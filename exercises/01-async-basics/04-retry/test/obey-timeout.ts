type Module = typeof import('../src/retry.ts');

/**
 * A scenario: an attempt that hears of its timeout, and in that very moment rejects in its own words.
 *
 * @returns what kind of error came out
 */
export async function obeyTimeout(
  { retry }: Module,
  { sleep }: { sleep: (ms: number) => Promise<void> },
): Promise<string> {
  const outcome = retry(
    async ({ signal }) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped halfway')));
      }),
    { attempts: 1, timeout: 50, delay: 0, maxDelay: 0 },
  ).catch((error: unknown) =>
    error instanceof DOMException ? `DOMException ${error.name}` : String(error),
  );
  // It also keeps the process alive: AbortSignal.timeout does not.
  return Promise.race([outcome, sleep(500).then(() => 'still waiting')]);
}
