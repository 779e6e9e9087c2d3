/** What a caller may ask for beside the work itself. */
export interface MapLimitOptions {
  signal?: AbortSignal;
}

/** The same contract without workers: each task that ends starts the next one. */
export function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item, index: number) => Promise<Result>,
  options: MapLimitOptions = {},
): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    const { signal } = options;
    if (!(Number.isSafeInteger(limit) && limit >= 1)) {
      reject(new RangeError('limit must be a positive integer'));
      return;
    }
    const results = Array.from<Result>({ length: items.length });
    let started = 0;
    let finished = 0;
    let over = false;

    const end = (settle: () => void): void => {
      over = true;
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => end(() => reject(signal?.reason));
    const startNext = (): void => {
      if (over || started >= items.length) return;
      const index = started;
      started += 1;
      fn(items[index] as Item, index)
        .then((result) => {
          results[index] = result;
          finished += 1;
          if (!over && finished === items.length) end(() => resolve(results));
          startNext();
        })
        .catch((error: unknown) => {
          if (!over) end(() => reject(error));
        });
    };

    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort);
    if (items.length === 0) end(() => resolve([]));
    for (let slot = 0; slot < Math.min(limit, items.length); slot += 1) startNext();
  });
}
