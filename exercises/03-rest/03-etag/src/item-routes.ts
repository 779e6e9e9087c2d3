import { randomUUID } from 'node:crypto';
import { jsonBody, parseAs, Problem } from '@course/kit';
import { Router } from 'express';
import { ItemFields, ItemPatch, patched, type Item } from './item.ts';
import type { ItemStore } from './item-store.ts';

/** The routes under `/items`. They know no conditions yet: the last one to write wins. */
export function itemRoutes(store: ItemStore): Router {
  const router = Router();

  router.post('/', jsonBody, async (request, response) => {
    const item: Item = { id: randomUUID(), ...parseAs(ItemFields, request.body) };
    await store.save(item);
    response.status(201).location(`/items/${item.id}`).json(item);
  });

  router
    .route('/:id')
    .get(async (request, response) => {
      response.json(await existing(request.params.id));
    })
    .put(jsonBody, async (request, response) => {
      const fields = parseAs(ItemFields, request.body);
      const { id } = await existing(request.params.id);
      const changed: Item = { id, ...fields };
      await store.save(changed);
      response.json(changed);
    })
    .patch(jsonBody, async (request, response) => {
      const patch = parseAs(ItemPatch, request.body);
      const changed = patched(await existing(request.params.id), patch);
      await store.save(changed);
      response.json(changed);
    });

  async function existing(id: string): Promise<Item> {
    const item = await store.find(id);
    if (!item) throw new Problem(404, 'There is no such item.');
    return item;
  }

  return router;
}
