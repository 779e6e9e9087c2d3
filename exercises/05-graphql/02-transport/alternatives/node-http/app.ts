import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { chooseMediaType, JSON_TYPE, type MediaType } from './media-type.ts';
import { prepare } from './operation.ts';
import { fromJson, fromSearch, type Parameters } from './parameters.ts';
import { refusal, send, type Answer } from './refusal.ts';
import { createRoot, type Root } from './schema.ts';

/** Serves Lainaamo's schema at `/graphql`, on nothing but `node:http`. */
export function createApp(): RequestListener {
  const root = createRoot();
  return (request, response) => {
    const mediaType = chooseMediaType(request.headers.accept);
    const answering = mediaType
      ? answer(request, mediaType, root)
      : Promise.resolve(refusal(406, 'Accept application/json.'));
    answering.then(
      (given) => send(response, given, mediaType),
      () => send(response, refusal(500, 'Something went wrong.'), mediaType),
    );
  };
}

async function answer(request: IncomingMessage, mediaType: MediaType, root: Root): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname !== '/graphql') return refusal(404, 'There is only /graphql.');
  if (request.method === 'GET') return run(fromSearch(searchParams), mediaType, root, true);
  if (request.method !== 'POST') return refusal(405, 'GET or POST.', { Allow: 'GET, POST' });
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return refusal(415, `Send ${JSON_TYPE}.`);
  }
  return run(fromJson(await text(request)), mediaType, root, false);
}

async function run(
  parameters: Parameters | string,
  mediaType: MediaType,
  root: Root,
  safe: boolean,
): Promise<Answer> {
  if (typeof parameters === 'string') return refusal(400, parameters);
  const operation = prepare(parameters, root);
  if (!('execute' in operation)) {
    return { status: mediaType === JSON_TYPE ? 200 : 400, body: { errors: operation } };
  }
  if (safe && operation.changes) return refusal(405, 'Use POST.', { Allow: 'POST' });
  return { status: 200, body: await operation.execute() };
}
