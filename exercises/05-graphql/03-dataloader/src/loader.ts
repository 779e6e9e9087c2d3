/**
 * Loads many values at once: one for each key, at the same place in the list. What cannot be had is
 * an Error in its place.
 */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/** Gathers the keys that are asked for one by one, loads them together, and keeps what it got. */
export class Loader<Key, Value> {
  private readonly batch: Batch<Key, Value>;

  /** @param batch called once for all keys that were asked for in one turn of the event loop */
  constructor(batch: Batch<Key, Value>) {
    this.batch = batch;
  }

  /** The value of a key, from this or an earlier batch. */
  async load(key: Key): Promise<Value> {
    throw new Error('load is not written yet');
  }

  /** Forgets what is known of a key. */
  clear(key: Key): void {
    throw new Error('clear is not written yet');
  }

  /** Forgets everything. */
  clearAll(): void {
    throw new Error('clearAll is not written yet');
  }
}
