/**
 * Loads many values at once: one for each key, at the same place in the list. What cannot be had is
 * an Error in its place.
 */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/** Ends the waiting of one `load`. */
type Settle<Value> = (outcome: Value | Error) => void;

/** Gathers the keys that are asked for one by one, loads them together, and keeps what it got. */
export class Loader<Key, Value> {
  readonly #batch: Batch<Key, Value>;
  readonly #known = new Map<Key, Promise<Value>>();
  // The keys of the next batch. Who asks for one that was cleared within the turn waits for it too.
  #waiting = new Map<Key, Settle<Value>[]>();

  /** @param batch called once for all keys that were asked for in one turn of the event loop */
  constructor(batch: Batch<Key, Value>) {
    this.#batch = batch;
  }

  /**
   * The value of a key, from this or an earlier batch.
   *
   * @throws Error what the batch had in place of the value, or what it failed with as a whole
   */
  async load(key: Key): Promise<Value> {
    // Promises are kept, not values: who asks while the batch is under way shares it.
    const known = this.#known.get(key);
    if (known) return known;

    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    this.#known.set(key, promise);
    const settle: Settle<Value> = (outcome) => {
      if (!(outcome instanceof Error)) return resolve(outcome);
      // A failure is no knowledge. But what was asked for after a `clear` is another promise.
      if (this.#known.get(key) === promise) this.#known.delete(key);
      reject(outcome);
    };
    // An immediate comes after all microtasks of this turn: whoever first awaited something that
    // was there already still gets into the same batch.
    if (this.#waiting.size === 0) setImmediate(() => void this.#send());
    this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), settle]);
    return promise;
  }

  /** Forgets what is known of a key. */
  clear(key: Key): void {
    this.#known.delete(key);
  }

  /** Forgets everything. */
  clearAll(): void {
    this.#known.clear();
  }

  async #send(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    const outcomes = await this.#outcomesOf([...waiting.keys()]);
    for (const [index, settles] of [...waiting.values()].entries()) {
      for (const settle of settles) settle(outcomes[index] as Value | Error);
    }
  }

  /** As many outcomes as keys, whatever the batch does. */
  async #outcomesOf(keys: readonly Key[]): Promise<readonly (Value | Error)[]> {
    try {
      const outcomes = await this.#batch(keys);
      if (outcomes.length === keys.length) return outcomes;
      throw new TypeError(`A batch of ${keys.length} keys gave ${outcomes.length} values.`);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return keys.map(() => error);
    }
  }
}
