import { answerErrors, noRoute } from '@course/kit';
import express, { type Express } from 'express';
import { itemRoutes } from './item-routes.ts';
import { ItemStore } from './item-store.ts';

/** How the app is set up. */
export interface Settings {
  /** How long each operation of the store takes, in milliseconds. */
  delay?: number;
}

/** Builds the app. Each has items of its own, and starts with none. */
export function createApp({ delay = 0 }: Settings = {}): Express {
  const app = express();
  app.use('/items', itemRoutes(new ItemStore(delay)));
  app.use(noRoute);
  app.use(answerErrors);
  return app;
}
