import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { HttpError } from './http-error.ts';
import { ItemStore } from './item-store.ts';
import { sendLine } from './send-line.ts';

/** What an app is built with. */
export interface Settings {
  damaged?: string[];
}

/** All in one place: bodies as bytes, parsed here, and errors handed to `next`. */
export function createApp({ damaged }: Settings = {}): Express {
  const store = new ItemStore(damaged);
  const app = express();
  app.disable('x-powered-by');

  app.get('/items', (_request, response, next) => {
    store.all().then((items) => response.send(items), next);
  });
  app.all('/items', (_request, response) => notAllowed(response, 'GET, HEAD'));

  app.get('/items/:name', (request, response, next) => {
    store
      .find(request.params.name)
      .then((item) => (item ? response.send(item) : next(new HttpError(404, 'No such item'))))
      .catch(next);
  });
  app.put('/items/:name', express.raw({ type: () => true, limit: '16kb' }), put);
  app.delete('/items/:name', async (request, response, next) => {
    const isRemoved = await store.remove(request.params.name);
    if (isRemoved) response.sendStatus(204);
    else next();
  });
  app.all('/items/:name', ({ method }, response, next) => {
    if (method === 'DELETE') next();
    else notAllowed(response, 'GET,HEAD,PUT,DELETE,OPTIONS');
  });

  app.get('/stocktake', (_request, response, next) => {
    stocktake(response).catch(next);
  });

  app.use((_request, response) => response.status(404).send({ error: 'Nothing here' }));
  app.use(onError);
  return app;

  async function put(request: Request<{ name: string }>, response: Response): Promise<void> {
    const item = { name: request.params.name, place: placeIn(parsed(request.body)) };
    response.status((await store.save(item)) ? 201 : 200).send(item);
  }

  async function stocktake(response: Response): Promise<void> {
    for (const name of await store.names()) {
      const item = await store.find(name);
      // The headers are the first line's: before it an error is still answered as any other.
      if (!response.headersSent) response.set('Content-Type', 'application/x-ndjson');
      await sendLine(response, item);
    }
    response.end();
  }
}

function notAllowed(response: Response, allow: string): void {
  response.status(405).set({ allow }).send({ error: 'Method not allowed' });
}

function parsed(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) throw new HttpError(400, 'No body');
  try {
    // An empty text is no JSON.
    return JSON.parse(body.toString());
  } catch {
    throw new HttpError(400, 'Not JSON');
  }
}

function placeIn(body: unknown): string | null {
  if (Object(body) !== body || Array.isArray(body)) throw new HttpError(400, 'No object');
  const { place = null } = body as { place?: unknown };
  if (place === null || typeof place === 'string') return place;
  throw new HttpError(400, 'No place');
}

const onError: ErrorRequestHandler = (error, _request, response, next: NextFunction) => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!(error instanceof Error)) {
    next(error);
    return;
  }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
  response.status(status).send({ error: status < 500 ? error.message : 'Sorry' });
};
