import type { ServerResponse } from 'node:http';

/** What a handler wants answered. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; undefined for an answer without a body. */
  body?: unknown;
}

/** Sends an answer, whole and once. */
export function send(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json',
    // Bytes, not characters. Node could count them, but not for HEAD, whose body it leaves out.
    'Content-Length': bytes.length,
  });
  response.end(bytes);
}
