import type { ClientRequest } from 'node:http';
import type { Fixtures } from '@course/rubric';

type Request = ReturnType<Fixtures<unknown>['api']['post']>;

/** The two media types of an answer. */
export const JSON_TYPE = 'application/json';
export const GRAPHQL_TYPE = 'application/graphql-response+json';

/** Reads how often the drill was reserved. */
export const COUNT_RESERVATIONS = '{ item(id: "1") { reservations { days } } }';

/** What {@link COUNT_RESERVATIONS} gives while nobody has reserved it. */
export const NOTHING_RESERVED = { data: { item: { reservations: [] } } };

/** Reserves the drill, without variables. */
export const RESERVE = 'mutation { reserve(itemId: "1", days: 3) { id } }';

/**
 * Lets a request have no body without saying so: what has neither `Content-Length` nor
 * `Transfer-Encoding` has none (RFC 9112, section 6.3).
 */
export function withoutBody(request: Request): Request {
  // Superagent makes what Node sends when it is first asked for it.
  const sent = (request as Request & { request(): ClientRequest }).request();
  sent.removeHeader('Content-Length');
  sent.removeHeader('Transfer-Encoding');
  return request;
}

/**
 * Sends a document in which `parse` calls itself for each level, until there is no room left for
 * another call. A failure shows its beginning: all pages of it look the same.
 */
export function nestedTooDeeply(request: Request): Request {
  const query = '{a'.repeat(20_000);
  return request
    .send({ query: `${query.slice(0, 20)}… (20,000 levels)` })
    .serialize(() => JSON.stringify({ query }));
}
