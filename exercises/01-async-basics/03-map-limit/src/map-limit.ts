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
 */
export async function mapLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  fn: (item: Item, index: number) => Promise<Result>,
  options: MapLimitOptions = {},
): Promise<Result[]> {
  throw new Error('mapLimit is not written yet');
}
