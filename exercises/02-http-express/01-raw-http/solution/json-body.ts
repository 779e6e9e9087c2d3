import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/** How long a body may be, in bytes. */
const LIMIT = 16 * 1024;

/**
 * Reads the whole body as JSON.
 *
 * @throws HttpError 400 for none or a malformed one, 413 for one over the limit
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request);
  if (body.length === 0) throw new HttpError(400, 'The request needs a body.');
  try {
    // Only the whole is decoded: a chunk may end in the middle of a character.
    return JSON.parse(body.toString());
  } catch {
    throw new HttpError(400, 'The body is not well-formed JSON.');
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > LIMIT) throw tooLarge();

  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LIMIT) {
      chunks.push(chunk);
    } else {
      // The rest is read and dropped: to destroy the request would cut off the answer too.
      chunks.length = 0;
      reject(tooLarge());
    }
  });
  request.on('end', () => resolve(Buffer.concat(chunks)));
  request.on('error', () => reject(new HttpError(400, 'The body ended too early.')));
  return promise;
}

function tooLarge(): HttpError {
  return new HttpError(413, `A body may have ${LIMIT} bytes.`);
}
