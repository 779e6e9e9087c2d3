import { randomUUID } from 'node:crypto';
import { jsonBody, parseAs, Problem } from '@course/kit';
import { Router, type Response } from 'express';
import { etagOf, next, type Versioned } from './etag.ts';
import { ItemFields, ItemPatch, patched, type Item } from './item.ts';
import type { ItemStore } from './item-store.ts';
import { Lock } from './lock.ts';
import { namesWeakly, requireMatch } from './preconditions.ts';

/** The routes under `/items`. */
export function itemRoutes(store: ItemStore): Router {
  const router = Router();
  const lock = new Lock();

  router.post('/', jsonBody, async (request, response) => {
    const fields = parseAs(ItemFields, request.body);
    const created = { item: { id: randomUUID(), ...fields }, version: 1 };
    await store.save(created);
    send(response.status(201).location(`/items/${created.item.id}`), created);
  });

  const one = router.route('/:id');

  one.get(async (request, response) => {
    const current = await existing(request.params.id);
    if (namesWeakly(request.headers['if-none-match'], etagOf(current))) {
      response.status(304).set('ETag', etagOf(current)).end();
    } else {
      send(response, current);
    }
  });

  one.put(jsonBody, async (request, response) => {
    const fields = parseAs(ItemFields, request.body);
    send(
      response,
      await change(request.params.id, request.headers['if-match'], (item) => ({
        id: item.id,
        ...fields,
      })),
    );
  });

  one.patch(jsonBody, async (request, response) => {
    const patch = parseAs(ItemPatch, request.body);
    send(
      response,
      await change(request.params.id, request.headers['if-match'], (item) => patched(item, patch)),
    );
  });

  /** Reads, compares and writes, while nobody else does so with the same item. */
  async function change(
    id: string,
    ifMatch: string | undefined,
    edit: (item: Item) => Item,
  ): Promise<Versioned> {
    return lock.hold(id, async () => {
      const current = await existing(id);
      requireMatch(ifMatch, etagOf(current));
      const changed = next(current, edit(current.item));
      await store.save(changed);
      return changed;
    });
  }

  async function existing(id: string): Promise<Versioned> {
    const current = await store.find(id);
    if (!current) throw new Problem(404, 'There is no such item.');
    return current;
  }

  return router;
}

function send(response: Response, versioned: Versioned): void {
  response.set('ETag', etagOf(versioned)).json(versioned.item);
}
