import type { Item } from './item.ts';

/** Items in an array, under ids that count up for ever. */
export class ItemStore {
  #items: readonly Item[] = [];
  #lastId = 0;

  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  all(): readonly Item[] {
    return this.#items;
  }

  find(id: string): Item | undefined {
    return this.#items.find((item) => item.id === id);
  }

  /** Keeps an item, in the place of the one with its id if there is one. */
  save(item: Item): void {
    this.#items = this.find(item.id)
      ? this.#items.map((other) => (other.id === item.id ? item : other))
      : [...this.#items, item];
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }
}
