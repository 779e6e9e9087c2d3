import express, { type Express } from 'express';
import { answerErrors } from './answer-errors.ts';
import { HttpError } from './http-error.ts';
import { itemRoutes } from './item-routes.ts';
import { ItemStore } from './item-store.ts';
import { sendLine } from './send-line.ts';

/** What an app is built with. */
export interface Settings {
  /** The names of items whose records are damaged, for the {@link ItemStore}. */
  damaged?: string[];
}

/** Builds the app. Each has items of its own. */
export function createApp({ damaged = [] }: Settings = {}): Express {
  const store = new ItemStore(damaged);
  const app = express();

  app.use('/items', itemRoutes(store));
  app.get('/stocktake', async (_request, response) => {
    response.type('application/x-ndjson');
    for (const name of await store.names()) await sendLine(response, await store.find(name));
    response.end();
  });

  // What comes here was taken by no route. The braces make it match `/` too.
  app.all('/{*splat}', () => {
    throw new HttpError(404, 'There is nothing at this path.');
  });
  app.use(answerErrors);
  return app;
}
