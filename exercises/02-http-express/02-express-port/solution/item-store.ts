import { setImmediate as turn } from 'node:timers/promises';

/** A thing that Lainaamo lends. */
export interface Item {
  /** Unlike every other item's. */
  name: string;
  /** Where it lies; null when nobody knows. */
  place: string | null;
}

const INVENTORY: readonly Item[] = [
  { name: 'Hammer drill', place: 'shelf 3' },
  { name: 'Kayak', place: 'boathouse' },
  { name: 'Pöytäsaha', place: null },
];

/**
 * The items of one library. A new store holds three.
 *
 * It stands for a disk that has seen better days: whatever touches a damaged record rejects, with an
 * error that tells more of our server than a client may know.
 */
export class ItemStore {
  readonly #items = new Map(INVENTORY.map((item) => [item.name, item]));
  readonly #damaged: ReadonlySet<string>;

  /** @param damaged the names whose records can be neither read nor written */
  constructor(damaged: readonly string[] = []) {
    this.#damaged = new Set(damaged);
  }

  /** The names of all items, in the order in which they were added. Damage does not show here. */
  async names(): Promise<string[]> {
    await turn();
    return [...this.#items.keys()];
  }

  /** All items in the same order; one damaged record is enough for a rejection. */
  async all(): Promise<Item[]> {
    for (const name of this.#items.keys()) await this.#reach(name);
    return [...this.#items.values()];
  }

  async find(name: string): Promise<Item | undefined> {
    await this.#reach(name);
    return this.#items.get(name);
  }

  /**
   * Keeps an item, in the place of the one with its name if there is one.
   *
   * @returns whether the name is new
   */
  async save(item: Item): Promise<boolean> {
    await this.#reach(item.name);
    const isNew = !this.#items.has(item.name);
    this.#items.set(item.name, item);
    return isNew;
  }

  /** @returns whether there was anything to remove */
  async remove(name: string): Promise<boolean> {
    await this.#reach(name);
    return this.#items.delete(name);
  }

  async #reach(name: string): Promise<void> {
    await turn();
    if (this.#damaged.has(name)) {
      throw new Error(`EIO: i/o error, open '/srv/lainaamo/items/${name}.json'`);
    }
  }
}
