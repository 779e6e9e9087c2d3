import { setTimeout as sleep } from 'node:timers/promises';
import type { Item } from './item.ts';

/**
 * Stands for a database: every operation takes a while, in which other requests go on. Each
 * operation by itself happens in one step, at the end of that while.
 */
export class ItemStore {
  readonly #items = new Map<string, Item>();
  readonly #delay: number;

  /** @param delay how long an operation takes, in milliseconds */
  constructor(delay: number) {
    this.#delay = delay;
  }

  async find(id: string): Promise<Item | undefined> {
    await sleep(this.#delay);
    return this.#items.get(id);
  }

  /** Keeps a new item. */
  async add(item: Item): Promise<void> {
    await sleep(this.#delay);
    this.#items.set(item.id, item);
  }

  /**
   * Changes an item in one step: nobody can write between what `change` is given and what is kept
   * of it. In SQL this is an `UPDATE` with the condition in its `WHERE`.
   *
   * @param change is called with the item as it is now; when it throws, nothing is changed
   * @returns the changed item; undefined if there is none with that id
   */
  async update(id: string, change: (item: Item) => Item): Promise<Item | undefined> {
    await sleep(this.#delay);
    const item = this.#items.get(id);
    if (!item) return undefined;
    const changed = change(item);
    this.#items.set(id, changed);
    return changed;
  }
}
