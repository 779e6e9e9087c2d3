import express, { type Express } from 'express';
import type { Item } from './item.ts';

/** Builds the app; it does not listen yet. */
export function createApp({ items }: { items: Item[] }): Express {
  // A plain object would answer to `constructor` too; a Map knows only what was put in.
  const byId = new Map(items.map((item) => [item.id, item]));
  const app = express();

  app.get('/items/:id', (request, response) => {
    const item = byId.get(request.params.id);
    if (!item) {
      const problem = { type: 'about:blank', title: 'Not Found', status: 404 };
      response.status(404).type('application/problem+json').json(problem);
      return;
    }
    // What an item gets next year stays inside until somebody names it here.
    const { id, name, dailyPrice } = item;
    response.json({ id, name, dailyPrice });
  });

  return app;
}
