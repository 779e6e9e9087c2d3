export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/** A batch that still takes keys: the same key stands in it once. */
interface OpenBatch<Key, Value> {
  keys: Set<Key>;
  values: Promise<Map<Key, Value | Error>>;
}

/** Keeps promises; those of one batch all hang on the promise of the batch. */
export class Loader<Key, Value> {
  readonly #batch: Batch<Key, Value>;
  readonly #cache = new Map<Key, Promise<Value>>();
  #open: OpenBatch<Key, Value> | undefined;

  constructor(batch: Batch<Key, Value>) {
    this.#batch = batch;
  }

  async load(key: Key): Promise<Value> {
    const cached = this.#cache.get(key);
    if (cached) return cached;
    const fresh = this.#join(key);
    this.#cache.set(key, fresh);
    try {
      return await fresh;
    } catch (error) {
      if (this.#cache.get(key) === fresh) this.#cache.delete(key);
      throw error;
    }
  }

  clear(key: Key): void {
    this.#cache.delete(key);
  }

  clearAll(): void {
    this.#cache.clear();
  }

  async #join(key: Key): Promise<Value> {
    this.#open ??= this.#openBatch();
    const { keys, values } = this.#open;
    keys.add(key);
    const value = (await values).get(key);
    if (value instanceof Error) throw value;
    return value as Value;
  }

  #openBatch(): OpenBatch<Key, Value> {
    const keys = new Set<Key>();
    return { keys, values: this.#fill(keys) };
  }

  async #fill(keys: Set<Key>): Promise<Map<Key, Value | Error>> {
    // A tick that is asked for by a microtask comes when no microtask is left.
    await Promise.resolve();
    await new Promise<void>((resolve) => process.nextTick(resolve));
    this.#open = undefined;
    const list = [...keys];
    const values = await this.#batch(list);
    if (values.length !== list.length) throw new RangeError('not one value for each key');
    return new Map(values.map((value, index) => [list[index] as Key, value]));
  }
}
