import type { Request } from 'express';

/** What this server can answer with. */
export type MediaType = 'application/json' | 'application/graphql-response+json';

/**
 * Chooses the media type of the answer by the `Accept` header and its weights.
 *
 * @returns undefined when the client accepts neither
 */
export function chooseMediaType(request: Request): MediaType | undefined {
  return 'application/json';
}
