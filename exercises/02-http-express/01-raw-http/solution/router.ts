import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';
import type { Reply } from './reply.ts';

/** What stands in a path in the places of its parameters, decoded. */
export type Params = Record<string, string>;

export type Handler = (params: Params, request: IncomingMessage) => Reply | Promise<Reply>;

/** The handlers of one path, by method. HEAD is served by the one for GET. */
export type Methods = Record<string, Handler>;

interface Route {
  pattern: string[];
  methods: Methods;
}

/** Finds the handler for a request by its path, and then by its method. */
export class Router {
  readonly #routes: Route[] = [];

  /** @param path such as `/items/:name` */
  add(path: string, methods: Methods): void {
    this.#routes.push({ pattern: path.split('/'), methods });
  }

  /** @throws HttpError 400 for a malformed path, 404 for an unknown one, 405; or what a handler throws */
  async handle(request: IncomingMessage): Promise<Reply> {
    const segments = segmentsOf(request.url ?? '/');
    for (const { pattern, methods } of this.#routes) {
      const params = match(pattern, segments);
      if (params) return handlerFor(request.method ?? 'GET', methods)(params, request);
    }
    throw new HttpError(404, 'There is nothing at this path.');
  }
}

// Split first and decode after: an encoded slash belongs to its segment (RFC 3986, section 2.2).
function segmentsOf(target: string): string[] {
  const [path = ''] = target.split('?', 1);
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    throw new HttpError(400, 'The path has a percent sign that encodes no character.');
  }
}

function match(pattern: string[], segments: string[]): Params | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Params = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

function handlerFor(method: string, methods: Methods): Handler {
  const handler = methods[method === 'HEAD' ? 'GET' : method];
  if (handler) return handler;
  const allowed = Object.keys(methods).flatMap((name) => (name === 'GET' ? [name, 'HEAD'] : name));
  throw new HttpError(405, `${method} is not possible here.`, { Allow: allowed.join(', ') });
}
