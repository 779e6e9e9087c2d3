import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
} from 'express';
import { chooseMediaType, isJson, MEDIA_TYPES } from './media-type.ts';
import { run, statusOf } from './operation.ts';
import { checkParameters, fromSearch } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { createRoot } from './schema.ts';

/** Builds an app that serves Lainaamo's schema at `/graphql`, with a library of its own. */
export function createApp(): Express {
  const root = createRoot();

  const answer =
    (read: (request: Request) => unknown): RequestHandler =>
    async (request, response) => {
      const parameters = checkParameters(read(request));
      // Before the operation runs: an answer that nobody accepts must not change anything.
      const mediaType = chooseMediaType(request);
      if (!mediaType) throw new Refusal(406, `Accept ${MEDIA_TYPES.join(' or ')}.`);
      const result = await run(parameters, root, request.method !== 'POST');
      response.status(statusOf(result, mediaType)).type(mediaType).json(result);
    };

  const app = express();
  app.get(
    '/graphql',
    answer(({ query }) => fromSearch(query)),
  );
  app.post(
    '/graphql',
    requireJson,
    express.json(),
    answer(({ body }) => body),
  );
  app.all('/graphql', () => {
    throw new Refusal(405, 'Ask with GET or POST.', { Allow: 'GET, POST' });
  });
  app.use(refuse);
  return app;
}

/** Lets through only what a browser does not send to another site without asking it first. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (!isJson(request)) throw new Refusal(415, 'The body must be application/json.');
  next();
};

/** Answers whatever went wrong before GraphQL in the shape of a GraphQL result. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, headers, message } = toRefusal(error);
  response
    .status(status)
    .set(headers)
    .json({ errors: [{ message }] });
};

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // Express's body parser tells by a status which failures are the client's.
  if (error instanceof Error && 'status' in error && isClientError(error.status)) {
    return new Refusal(error.status, error.message);
  }
  console.error(error);
  return new Refusal(500, 'Something went wrong here.');
}

function isClientError(status: unknown): status is number {
  return typeof status === 'number' && status >= 400 && status < 500;
}
