import type { Pool } from 'pg';
import { Loader } from './loader.ts';
import { findItems, findItemsOf, findMembers, type Item, type Member } from './register.ts';

/** One loader for each way in which resolvers reach a row. */
export interface Loaders {
  /** By id; null when there is no such item. */
  items: Loader<number, Item | null>;
  /** By id; an error when there is no such member. */
  members: Loader<number, Member>;
  /** By the id of their owner. */
  itemsOf: Loader<number, Item[]>;
}

/**
 * Makes the loaders of one request.
 *
 * @param viewer the id of the member who asks
 */
export function createLoaders(pool: Pool, viewer: number): Loaders {
  return {
    items: new Loader(async (ids) => {
      const found = byId(await findItems(pool, ids));
      return ids.map((id) => found.get(id) ?? null);
    }),
    members: new Loader(async (ids) => {
      const found = byId(await findMembers(pool, viewer, ids));
      return ids.map((id) => found.get(id) ?? new Error(`There is no member ${id}.`));
    }),
    itemsOf: new Loader(async (ids) => {
      const found = Map.groupBy(await findItemsOf(pool, ids), ({ ownerId }) => ownerId);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}

// The database answers in an order of its own, each row once, and nothing for what is not there.
function byId<Row extends { id: number }>(rows: Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
