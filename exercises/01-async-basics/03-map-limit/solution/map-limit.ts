/** What a caller may ask for beside the work itself. */
export interface MapLimitOptions {
  /** Ends the work early. */
  signal?: AbortSignal;
}

/**
 * Maps every item with an asynchronous function, a few at a time.
 *
 * @param items what to work on
 * @param limit how many calls of `fn` may run at once
 * @param fn the work for one item
 * @returns the results, in the order of the items
 * @throws RangeError when the limit is not a positive whole number
 * @throws the first rejection of `fn`, or the signal's reason
 */
export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item, index: number) => Promise<Result>,
  { signal }: MapLimitOptions = {},
): Promise<Result[]> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`The limit must be a positive whole number, not ${limit}.`);
  }
  signal?.throwIfAborted();

  const results: Result[] = [];
  // One iterator for all workers: whoever is free takes the next item.
  const queue = items.entries();
  let stopped = false;

  async function work(): Promise<void> {
    for (const [index, item] of queue) {
      if (stopped) return;
      try {
        results[index] = await fn(item, index);
      } catch (error) {
        // Set here and not when the race is over: by then, others that ended in this turn have gone on.
        stopped = true;
        throw error;
      }
    }
  }

  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    stopped = true;
    aborted.reject(signal?.reason);
  };
  signal?.addEventListener('abort', onAbort);
  try {
    const workers = Array.from({ length: Math.min(limit, items.length) }, work);
    await Promise.race([Promise.all(workers), aborted.promise]);
    return results;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
