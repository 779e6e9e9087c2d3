import type { Request } from 'express';
import { Refusal } from './refusal.ts';

/** What this server can answer with; the first one when the client does not mind. */
const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/**
 * Chooses the media type of the answer by the `Accept` header and its weights (RFC 9110 12.5.1).
 *
 * @throws Refusal 406 when the client accepts neither
 */
export function chooseMediaType(request: Request): MediaType {
  const best = request.accepts([...MEDIA_TYPES]);
  const chosen = MEDIA_TYPES.find((type) => type === best);
  if (!chosen) throw new Refusal(406, `This server answers with ${MEDIA_TYPES.join(' or ')}.`);
  return chosen;
}

/**
 * Whether the request's body is declared as JSON. Parameters of the media type say nothing about
 * it: a browser sends `text/plain; a=application/json` to another site without asking first.
 */
export function isJson(request: Request): boolean {
  const [type = ''] = (request.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase() === 'application/json';
}
