import express, { type Express } from 'express';
import { graphql } from 'graphql';
import { createLibrary, type Thing } from './library.ts';
import { schema } from './schema.ts';
import { THINGS } from './things.ts';

/** What the app is built on. */
export interface Dependencies {
  /** What the library is filled with. */
  things?: Thing[];
}

/** The body of a request. */
interface Operation {
  query: string;
  variables?: Record<string, unknown> | null;
}

/** Serves the schema at `/graphql`, simply: how GraphQL travels over HTTP is the next exercise. */
export function createApp({ things = THINGS }: Dependencies = {}): Express {
  const library = createLibrary(things);
  const app = express();
  app.use(express.json());
  app.post('/graphql', async (request, response) => {
    const { query, variables }: Operation = request.body;
    const contextValue = { library };
    response.json(
      await graphql({ schema, source: query, variableValues: variables, contextValue }),
    );
  });
  return app;
}
