import type { Response, Test } from 'supertest';
import type { Exchange } from '../report/report.ts';
import { readable, shorten } from './readable.ts';
import type { Scope } from './scope.ts';

/** How many exchanges of a criterion are kept: the failed one, and what led to it. */
const KEPT = 4;

// Headers of an answer that say something about an exercise; the rest (Date, Connection, …) is noise.
const TELLING =
  /^(accept|allow|authorization|content-type|cookie|etag|if-|location|origin|retry-after|set-cookie|vary|x-request-id|access-control-)/;

// What a request says because supertest sends it, and not the criterion.
const ROUTINE = /^(accept-encoding|connection|content-length|host|user-agent)$/i;

// A long token says no more than its beginning does.
const SECRET = /^(authorization|cookie)$/i;

/** Express adds a weak ETag to every answer; an exercise about ETags is told by its own criteria. */
function isMadeByExpress(name: string, value: unknown): boolean {
  return name.toLowerCase() === 'etag' && String(value).startsWith('W/');
}

/**
 * Keeps what a request sends and what comes back for it.
 *
 * @param origin told in front of the path, where more than one app could be meant
 */
export function recordExchange(
  test: Test,
  method: string,
  path: string,
  scope: Scope,
  origin: string,
): void {
  const exchange: Exchange = { method: method.toUpperCase(), path: origin + path, request: {} };
  test.on('request', () => {
    if (scope.exchanges.push(exchange) > KEPT) scope.exchanges.shift();
    exchange.path = origin + (sentPath(test) ?? path);
    exchange.request = message(sentHeaders(test), (name) => !ROUTINE.test(name), sentBody(test));
  });
  test.on('response', (response: Response) => {
    exchange.response = {
      status: response.status,
      ...message(response.headers, (name) => TELLING.test(name), response.text),
    };
  });
}

// Only the request itself has the query string. As it was sent: `%2F` and `/` are not the same.
function sentPath(test: Test): string | undefined {
  return (test as Test & { req?: { path?: string } }).req?.path;
}

// Superagent keeps both here until they are sent, and offers no other way to read them.
interface Unsent {
  _data?: unknown;
  header?: Record<string, unknown>;
}

function sentHeaders(test: Test): Record<string, unknown> {
  return (test as Test & Unsent).header ?? {};
}

function sentBody(test: Test): string | undefined {
  const { _data: data } = test as Test & Unsent;
  return data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data);
}

function message(
  headers: Record<string, unknown>,
  tells: (name: string) => boolean,
  body?: string,
): Exchange['request'] {
  const telling = Object.entries(headers)
    .filter(([name, value]) => tells(name.toLowerCase()) && !isMadeByExpress(name, value))
    .map(
      ([name, value]) =>
        [name.toLowerCase(), shorten(readable(value), SECRET.test(name) ? 40 : 200)] as const,
    );
  return {
    ...(telling.length > 0 && { headers: Object.fromEntries(telling) }),
    ...(body && { body: shorten(body) }),
  };
}
