import type { IncomingMessage } from 'node:http';

/** More than any reservation needs, in bytes. */
const LARGEST = 16 * 1024;

/**
 * Reads a body as JSON.
 *
 * @throws RangeError when it is too large, SyntaxError when it is no JSON
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying the request would cut the connection on which it is still to be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LARGEST) throw new RangeError(`A body may have ${LARGEST} bytes.`);
  }
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}
