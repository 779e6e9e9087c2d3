import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Refusal } from './item.ts';
import type { Library, Reply } from './library.ts';

/** Serves a library with nothing but `node:http`. */
export function plainApi(library: Library): RequestListener {
  return (request, response) => {
    void answer(library, request)
      .catch((error: unknown) => library.refuse(refusalOf(error)))
      .then((reply) => send(response, reply));
  };
}

async function answer(library: Library, request: IncomingMessage): Promise<Reply> {
  const { method, url = '/' } = request;
  const [, items, id, ...rest] = url.split('/');
  if (items !== 'items' || rest.length > 0) throw new Refusal(404, 'There is nothing here.');
  const body = async (): Promise<unknown> => JSON.parse(await text(request));
  switch (id === undefined ? `${method} all` : `${method} one`) {
    case 'GET all':
      return library.list();
    case 'POST all':
      return library.create(await body());
    case 'GET one':
      return library.read(id ?? '');
    case 'PUT one':
      return library.replace(id ?? '', await body());
    case 'PATCH one':
      return library.change(id ?? '', await body());
    case 'DELETE one':
      return library.remove(id ?? '');
    default:
      throw new Refusal(405, 'That cannot be done here.');
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof SyntaxError) return new Refusal(400, 'The body is not JSON.');
  return new Refusal(500, 'Something went wrong.');
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  const json = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, { ...(json && { 'content-type': 'application/json' }), ...headers });
  response.end(json);
}
