import { HttpError } from './http-error.ts';
import type { ItemStore } from './item-store.ts';
import { readJson } from './json-body.ts';
import { Router } from './router.ts';

/** What can be done with the items of a store. */
export function itemRoutes(store: ItemStore): Router {
  const router = new Router();

  router.add('/items', {
    GET: () => ({ status: 200, body: store.all() }),
  });

  router.add('/items/:name', {
    GET: ({ name = '' }) => {
      const item = store.find(name);
      if (!item) throw noSuchItem();
      return { status: 200, body: item };
    },
    PUT: async ({ name = '' }, request) => {
      const item = { name, place: placeIn(await readJson(request)) };
      const isNew = store.save(item);
      return { status: isNew ? 201 : 200, body: item };
    },
    DELETE: ({ name = '' }) => {
      if (!store.remove(name)) throw noSuchItem();
      return { status: 204 };
    },
  });

  return router;
}

function noSuchItem(): HttpError {
  return new HttpError(404, 'There is no such item.');
}

/** @throws HttpError 400 for a body that is no object, or whose place is no text */
function placeIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HttpError(400, 'The body must be a JSON object.');
  }
  const place: unknown = 'place' in body ? body.place : null;
  if (place !== null && typeof place !== 'string') {
    throw new HttpError(400, 'The place must be a text, or null.');
  }
  return place;
}
