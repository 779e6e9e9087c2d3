import { randomUUID } from 'node:crypto';
import type { Item, ItemFields } from './item.ts';

/** The items of one library, in memory. */
export class ItemStore {
  // A plain object would answer to `__proto__` and `constructor`; a Map knows only what was put in.
  readonly #items = new Map<string, Item>();

  /** All items, in the order in which they were added. */
  all(): Item[] {
    return [...this.#items.values()];
  }

  find(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** Adds an item under an id that no item has ever had. */
  add(fields: ItemFields): Item {
    const item = { ...fields, id: randomUUID() };
    this.#items.set(item.id, item);
    return item;
  }

  /** Puts an item in the place of the one with its id. */
  replace(item: Item): Item {
    this.#items.set(item.id, item);
    return item;
  }

  /** @returns whether there was anything to remove */
  remove(id: string): boolean {
    return this.#items.delete(id);
  }
}
