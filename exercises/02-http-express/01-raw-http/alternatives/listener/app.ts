import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HttpError } from './http-error.ts';
import { ItemStore, type Item } from './item-store.ts';

/** How long a body may be, in bytes. */
const LIMIT = 16_384;

interface Outcome {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

/** A request listener instead of a server; one regular expression instead of a router. */
export function createApp(): RequestListener {
  const store = new ItemStore();
  return (request, response) => {
    outcomeOf(store, request).then(
      (outcome) => answer(response, outcome),
      (error: unknown) => answer(response, failure(error)),
    );
  };
}

function answer(response: ServerResponse, { status, headers = {}, body }: Outcome): void {
  const text = body && JSON.stringify(body);
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  if (text) {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(text));
  }
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

async function outcomeOf(store: ItemStore, request: IncomingMessage): Promise<Outcome> {
  const found = /^\/items(?:\/([^/?]*))?(?:\?.*)?$/.exec(request.url ?? '');
  if (!found) throw new HttpError(404, 'Unknown path');
  const [, encoded] = found;
  if (encoded === undefined) return list(store, request);
  return single(store, decoded(encoded), request);
}

function list(store: ItemStore, { method }: IncomingMessage): Outcome {
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET,HEAD' }, body: { error: 'Read only' } };
  }
  return { status: 200, body: store.all() };
}

async function single(store: ItemStore, name: string, request: IncomingMessage): Promise<Outcome> {
  switch (request.method ?? '') {
    case 'GET':
    case 'HEAD': {
      const item = store.find(name);
      return item ? { status: 200, body: item } : missing(name);
    }
    case 'PUT': {
      const item = toItem(name, await bodyOf(request));
      return { status: store.save(item) ? 201 : 200, body: item };
    }
    case 'DELETE':
      return store.remove(name) ? { status: 204 } : missing(name);
    default:
      throw new HttpError(405, 'Unknown method', { allow: 'GET, HEAD, PUT, DELETE, OPTIONS' });
  }
}

function missing(name: string): Outcome {
  return { status: 404, body: { error: `No item is called ${name}` } };
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (cause) {
    throw new HttpError(400, (cause as URIError).message);
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers['content-length']) > LIMIT) throw new HttpError(413, 'Too long');
  const decoder = new TextDecoder();
  let text = '';
  let left = LIMIT;
  for await (const bytes of request) {
    left -= bytes.length;
    if (left < 0) throw new HttpError(413, 'Too long');
    text += decoder.decode(bytes, { stream: true });
  }
  try {
    return JSON.parse(text + decoder.decode());
  } catch (cause) {
    throw new HttpError(400, (cause as SyntaxError).message);
  }
}

function toItem(name: string, body: unknown): Item {
  if (Object(body) !== body || Array.isArray(body)) throw new HttpError(400, 'No object');
  const { place = null } = body as { place?: unknown };
  if (place === null || typeof place === 'string') return { name, place };
  throw new HttpError(400, 'No place');
}

function failure(error: unknown): Outcome {
  if (!(error instanceof HttpError)) return { status: 500, body: { error: 'Sorry' } };
  const { status, headers, message } = error;
  return { status, headers, body: { error: message } };
}
