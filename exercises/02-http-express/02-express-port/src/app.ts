import express, { type Express } from 'express';

/** What an app is built with. */
export interface Settings {
  /** The names of items whose records are damaged, for the {@link ItemStore}. */
  damaged?: string[];
}

/** Builds the app. Each has items of its own. */
export function createApp(_settings: Settings = {}): Express {
  const app = express();
  // Your routes take this one's place.
  app.use((_request, response) => {
    response.status(501).json({ error: 'Nothing is written here yet.' });
  });
  return app;
}
