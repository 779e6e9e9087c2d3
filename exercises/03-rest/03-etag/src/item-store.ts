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

  /** Keeps an item, in the place of the one with its id if there is one. */
  async save(item: Item): Promise<void> {
    await sleep(this.#delay);
    this.#items.set(item.id, item);
  }
}
