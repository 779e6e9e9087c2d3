import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collection, single, type Resource } from './item-routes.ts';
import { ItemStore } from './item-store.ts';
import { readJson } from './json-body.ts';
import { Problem, replyTo, type Reply } from './problem.ts';

/** Builds the app. Each has items of its own, and starts with none. */
export function createApp(): Server {
  const store = new ItemStore();
  return createServer((request, response) => {
    void answer(store, request)
      .catch(replyTo)
      .then((reply) => send(response, reply));
  });
}

async function answer(store: ItemStore, request: IncomingMessage): Promise<Reply> {
  const resource = resourceAt(store, request.url ?? '/');
  const handle = resource[request.method ?? ''];
  if (!handle) {
    const allow = Object.keys(resource).join(', ');
    throw new Problem(405, `${request.method} is not possible here.`, { allow });
  }
  return handle(async () => readJson(request));
}

function resourceAt(store: ItemStore, target: string): Resource {
  const [path = ''] = target.split('?');
  const [, items, id, ...rest] = path.split('/');
  if (items !== 'items' || rest.length > 0) throw new Problem(404, `There is nothing at ${path}.`);
  // The ids are digits: one with percent signs is unknown as it stands, and needs no decoding.
  return id === undefined ? collection(store) : single(store, id);
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
