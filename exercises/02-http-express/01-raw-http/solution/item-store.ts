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

/** The items of one library, in memory. A new store holds three. */
export class ItemStore {
  readonly #items = new Map(INVENTORY.map((item) => [item.name, item]));

  /** All items, in the order in which they were added. */
  all(): Item[] {
    return [...this.#items.values()];
  }

  find(name: string): Item | undefined {
    return this.#items.get(name);
  }

  /**
   * Keeps an item, in the place of the one with its name if there is one.
   *
   * @returns whether the name is new
   */
  save(item: Item): boolean {
    const isNew = !this.#items.has(item.name);
    this.#items.set(item.name, item);
    return isNew;
  }

  /** @returns whether there was anything to remove */
  remove(name: string): boolean {
    return this.#items.delete(name);
  }
}
