import { mergeInto, toItem, type Item } from './item.ts';
import type { ItemStore } from './item-store.ts';
import { Problem, type Reply } from './problem.ts';

/** Reads the body of the request that is being answered. */
type ReadBody = () => Promise<unknown>;

/** What can be done at a path, by method. Node lets no method through that is not HTTP's. */
export type Resource = Record<string, (readBody: ReadBody) => Reply | Promise<Reply>>;

/** `/items` */
export function collection(store: ItemStore): Resource {
  return {
    GET: () => ({ status: 200, body: store.all() }),
    POST: async (readBody) => {
      const item = toItem(store.nextId(), await readBody());
      store.save(item);
      return { status: 201, headers: { location: `/items/${item.id}` }, body: item };
    },
  };
}

/** `/items/:id` */
export function single(store: ItemStore, id: string): Resource {
  const existing = (): Item => {
    const item = store.find(id);
    if (!item) throw new Problem(404, 'There is no such item.');
    return item;
  };
  const keep = (item: Item): Reply => {
    store.save(item);
    return { status: 200, body: item };
  };
  return {
    GET: () => ({ status: 200, body: existing() }),
    // Nothing is awaited between the look and the change: no other request comes in between.
    PUT: async (readBody) => {
      const body = await readBody();
      return keep(toItem(existing().id, body));
    },
    PATCH: async (readBody) => {
      const body = await readBody();
      return keep(mergeInto(existing(), body));
    },
    DELETE: () => {
      store.remove(existing().id);
      return { status: 204 };
    },
  };
}
