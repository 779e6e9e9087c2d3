import { Router, type RequestHandler } from 'express';
import { ItemFields, ItemPatch, patched, type Item } from './item.ts';
import type { ItemStore } from './item-store.ts';
import { jsonBody, parseAs } from './json-body.ts';
import { Problem } from './problem.ts';

/** The routes under `/items`. */
export function itemRoutes(store: ItemStore): Router {
  const router = Router();

  router
    .route('/')
    .get((_request, response) => {
      response.json(store.all());
    })
    .post(jsonBody, (request, response) => {
      const item = store.add(parseAs(ItemFields, request.body));
      // A path alone is right for every host name and proxy that the client came through.
      response.status(201).location(`/items/${item.id}`).json(item);
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));

  router
    .route('/:id')
    .get((request, response) => {
      response.json(existing(request.params.id));
    })
    .put(jsonBody, (request, response) => {
      const { id } = existing(request.params.id);
      response.json(store.replace({ ...parseAs(ItemFields, request.body), id }));
    })
    .patch(jsonBody, (request, response) => {
      const item = existing(request.params.id);
      response.json(store.replace(patched(item, parseAs(ItemPatch, request.body))));
    })
    .delete((request, response) => {
      if (!store.remove(request.params.id)) throw noSuchItem();
      response.status(204).end();
    })
    .all(allowOnly('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'));

  function existing(id: string): Item {
    const item = store.find(id);
    if (!item) throw noSuchItem();
    return item;
  }

  return router;
}

function noSuchItem(): Problem {
  return new Problem(404, 'There is no such item.');
}

/** Refuses what the routes before it did not take, and tells what they take (RFC 9110, 15.5.6). */
function allowOnly(...methods: string[]): RequestHandler {
  return ({ method }, response) => {
    response.set('Allow', methods.join(', '));
    throw new Problem(405, `${method} is not possible here.`);
  };
}
