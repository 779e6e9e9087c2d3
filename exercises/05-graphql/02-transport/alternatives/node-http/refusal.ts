import type { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { JSON_TYPE, type MediaType } from './media-type.ts';

/** An answer: what the client reads, and the headers beside its length. */
export interface Answer {
  status: number;
  body: ExecutionResult | { errors: { message: string }[] };
  headers?: Record<string, string>;
}

/** The answer to a request that stops before GraphQL. */
export function refusal(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return { status, body: { errors: [{ message }] }, headers };
}

/** Sends an answer in a media type. */
export function send(
  response: ServerResponse,
  { status, body, headers = {} }: Answer,
  mediaType: MediaType = JSON_TYPE,
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': `${mediaType}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
