import { Router, type RequestHandler } from 'express';
import { HttpError } from './http-error.ts';
import type { ItemStore } from './item-store.ts';
import { jsonBody } from './json-body.ts';

/** The routes under `/items`. */
export function itemRoutes(store: ItemStore): Router {
  const router = Router();

  router
    .route('/')
    .get(async (_request, response) => {
      response.json(await store.all());
    })
    .all(allowOnly('GET', 'HEAD'));

  router
    .route('/:name')
    .get(async (request, response) => {
      const item = await store.find(request.params.name);
      if (!item) throw noSuchItem();
      response.json(item);
    })
    .put(jsonBody, async (request, response) => {
      const item = { name: request.params.name, place: placeIn(request.body) };
      const isNew = await store.save(item);
      response.status(isNew ? 201 : 200).json(item);
    })
    .delete(async (request, response) => {
      if (!(await store.remove(request.params.name))) throw noSuchItem();
      response.status(204).end();
    })
    .all(allowOnly('GET', 'HEAD', 'PUT', 'DELETE'));

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

/** Refuses what the routes before it did not take, and tells what they take (RFC 9110, 15.5.6). */
function allowOnly(...methods: string[]): RequestHandler {
  return ({ method }, response) => {
    response.set('Allow', methods.join(', '));
    throw new HttpError(405, `${method} is not possible here.`);
  };
}
