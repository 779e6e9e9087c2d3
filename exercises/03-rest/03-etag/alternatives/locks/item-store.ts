import { setTimeout as sleep } from 'node:timers/promises';
import type { Versioned } from './etag.ts';

/** Stands for a database: every operation takes a while, in which other requests go on. */
export class ItemStore {
  readonly #items = new Map<string, Versioned>();
  readonly #delay: number;

  /** @param delay how long an operation takes, in milliseconds */
  constructor(delay: number) {
    this.#delay = delay;
  }

  async find(id: string): Promise<Versioned | undefined> {
    await sleep(this.#delay);
    return this.#items.get(id);
  }

  /** Keeps an item, in the place of the one with its id if there is one. */
  async save(versioned: Versioned): Promise<void> {
    await sleep(this.#delay);
    this.#items.set(versioned.item.id, versioned);
  }
}
