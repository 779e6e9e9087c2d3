import express, { type Request, type RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

const readJson = express.json({ limit: 16 * 1024 });

/** Goes before a handler that needs a JSON body, which is then in `request.body`. */
export const jsonBody: RequestHandler = (request, response, next) => {
  // `express.json()` leaves `request.body` undefined without a body, and makes `{}` of an empty one.
  if (!hasBody(request)) throw new HttpError(400, 'The request needs a body.');
  readJson(request, response, next);
};

// Clients say "no body" in two ways: without a length, or with the length 0.
function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
