import type { Request } from 'express';

/** What this server can answer with; the first one when the client does not mind. */
export const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/**
 * Chooses the media type of the answer by the `Accept` header and its weights (RFC 9110 12.5.1).
 *
 * @returns undefined when the client accepts neither
 */
export function chooseMediaType(request: Request): MediaType | undefined {
  const best = request.accepts([...MEDIA_TYPES]);
  return MEDIA_TYPES.find((type) => type === best);
}

/**
 * Whether the request's body is declared as JSON. Parameters of the media type say nothing about
 * it: a browser sends `text/plain; a=application/json` to another site without asking first.
 */
export function isJson(request: Request): boolean {
  const [type = ''] = (request.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase() === 'application/json';
}
