import type { Response } from 'express';

/**
 * Sends a value as one line of JSON, and resolves when the line is on its way: who awaits every line
 * is never faster than the client. The first line sends the headers along.
 */
export async function sendLine(response: Response, value: unknown): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  response.write(`${JSON.stringify(value)}\n`, (error) => (error ? reject(error) : resolve()));
  return promise;
}
