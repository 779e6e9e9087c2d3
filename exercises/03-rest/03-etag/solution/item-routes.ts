import { randomUUID } from 'node:crypto';
import { jsonBody, parseAs, Problem } from '@course/kit';
import { Router, type Response } from 'express';
import { etagOf } from './etag.ts';
import { ItemFields, ItemPatch, patched, type Item } from './item.ts';
import type { ItemStore } from './item-store.ts';
import { requireMatch } from './preconditions.ts';

/** The routes under `/items`. */
export function itemRoutes(store: ItemStore): Router {
  const router = Router();

  router.post('/', jsonBody, async (request, response) => {
    const item: Item = { id: randomUUID(), ...parseAs(ItemFields, request.body) };
    await store.add(item);
    sendItem(response.status(201).location(`/items/${item.id}`), item);
  });

  router
    .route('/:id')
    .get(async (request, response) => {
      sendItem(response, existing(await store.find(request.params.id)));
    })
    .put(jsonBody, async (request, response) => {
      const fields = parseAs(ItemFields, request.body);
      const changed = await store.update(request.params.id, (item) => {
        // Here and not before: only within the update is the state certain to be the last one.
        requireMatch(request, etagOf(item));
        return { id: item.id, ...fields };
      });
      sendItem(response, existing(changed));
    })
    .patch(jsonBody, async (request, response) => {
      const patch = parseAs(ItemPatch, request.body);
      const changed = await store.update(request.params.id, (item) => {
        requireMatch(request, etagOf(item));
        return patched(item, patch);
      });
      sendItem(response, existing(changed));
    });

  return router;
}

/**
 * Sends an item with its tag. Express compares the tag with If-None-Match, weakly as it should be,
 * and answers a GET or HEAD with 304 by itself.
 */
function sendItem(response: Response, item: Item): void {
  response.set('ETag', etagOf(item)).json(item);
}

function existing(item: Item | undefined): Item {
  if (!item) throw new Problem(404, 'There is no such item.');
  return item;
}
