import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { Problem } from './problem.ts';

const readJson = express.json();

/** Goes before a handler that needs a JSON body, which is then in `request.body`. */
export const jsonBody: RequestHandler = (request, response, next) => {
  // `express.json()` passes over what is not JSON, and would leave `request.body` undefined.
  if (!hasBody(request)) throw new Problem(400, 'The request needs a body.');
  if (!request.is('application/json')) throw new Problem(415, 'The body must be application/json.');
  readJson(request, response, next);
};

/**
 * Checks a body against a schema.
 *
 * @throws Problem 400 that names every fault
 */
export function parseAs<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );
  throw new Problem(400, faults.join('; '));
}

// Clients say "no body" in two ways: without a length, or with the length 0.
function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
