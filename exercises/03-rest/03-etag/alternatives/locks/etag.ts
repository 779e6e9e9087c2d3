import type { Item } from './item.ts';

/** An item with the number of its changes. */
export interface Versioned {
  item: Item;
  version: number;
}

/** The entity tag of a version: strong, since every change makes another version. */
export function etagOf({ version }: Versioned): string {
  return `"v${version}"`;
}

/** The next version, or the same one when nothing is different. */
export function next(current: Versioned, item: Item): Versioned {
  const { id, name, category, dailyPrice } = current.item;
  const isSame = item.name === name && item.category === category && item.dailyPrice === dailyPrice;
  return isSame ? current : { item: { ...item, id }, version: current.version + 1 };
}
