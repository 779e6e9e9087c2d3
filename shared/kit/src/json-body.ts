import express, { type Request, type RequestHandler } from 'express';
import { Problem } from './problem.ts';

const readJson = express.json();

/**
 * Goes before a handler that needs a JSON body, which is then in `request.body`: parsed, but not yet
 * checked. At most 100 kB are read.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.16
 *
 * @throws Problem 400 without a body, 415 for one of another type
 * @throws Express's own error with the `status` 400 for malformed JSON, 413 for too much of it
 *
 * @example
 * router.post('/', jsonBody, (request, response) => {
 *   const item = store.add(parseAs(ItemFields, request.body));
 *   response.status(201).location(`/items/${item.id}`).json(item);
 * });
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  // `express.json()` passes over what is not JSON, and would leave `request.body` undefined.
  if (!hasBody(request)) throw new Problem(400, 'The request needs a body.');
  if (!request.is('application/json')) throw new Problem(415, 'The body must be application/json.');
  readJson(request, response, next);
};

// Clients say "no body" in two ways: without a length, or with the length 0.
function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
