import type { Pool } from 'pg';
import { Loader } from './loader.ts';
import { findItems, findItemsOf, findMembers, type Item, type Member } from './register.ts';

export interface Loaders {
  items: Loader<number, Item | null>;
  members: Loader<number, Member>;
  itemsOf: Loader<number, Item[]>;
}

/** The loaders of one request. */
export function createLoaders(pool: Pool, viewer: number): Loaders {
  return {
    items: new Loader(async (ids) => findItems(pool, ids)),
    itemsOf: new Loader(async (ids) => (await findItemsOf(pool, ids)).map((items) => items ?? [])),
    members: new Loader(async (ids) =>
      (await findMembers(pool, viewer, ids)).map(
        (member) => member ?? new Error('That member is not there.'),
      ),
    ),
  };
}
