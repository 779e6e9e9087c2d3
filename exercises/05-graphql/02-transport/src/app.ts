import express, { type Express } from 'express';
import { chooseMediaType } from './media-type.ts';
import { run } from './operation.ts';
import { checkParameters } from './parameters.ts';
import { createRoot } from './schema.ts';

/** Builds an app that serves Lainaamo's schema at `/graphql`, with a library of its own. */
export function createApp(): Express {
  const root = createRoot();
  const app = express();
  app.use(express.json());
  app.post('/graphql', async (request, response) => {
    const result = await run(checkParameters(request.body), root);
    response
      .status(200)
      .type(chooseMediaType(request) ?? 'application/json')
      .json(result);
  });
  return app;
}
