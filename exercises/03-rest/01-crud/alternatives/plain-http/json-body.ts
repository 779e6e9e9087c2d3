import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Problem } from './problem.ts';

/**
 * Reads the whole body as JSON.
 *
 * @throws Problem 400 for none or a malformed one, 415 for one of another type
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const source = await text(request);
  if (source === '') throw new Problem(400, 'The request needs a body.');
  // Parameters such as charset may follow the type (RFC 9110, 8.3.1).
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Problem(415, 'The body must be application/json.');
  }
  try {
    return JSON.parse(source);
  } catch {
    throw new Problem(400, 'The body is not well-formed JSON.');
  }
}
