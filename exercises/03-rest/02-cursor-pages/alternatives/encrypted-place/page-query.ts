import { Problem } from '@course/kit';

/** What a client may ask of a list. */
export interface PageQuery {
  limit: number;
  cursor: string | undefined;
}

/**
 * Checks the query of a request for a page.
 *
 * @throws Problem 400
 */
export function parsePageQuery(query: Record<string, unknown>): PageQuery {
  const { limit = '20', cursor } = query;
  if (typeof limit !== 'string' || !/^(?:[1-9]\d?|100)$/.test(limit)) {
    throw new Problem(400, 'The limit must be a whole number from 1 to 100.');
  }
  if (cursor !== undefined && typeof cursor !== 'string') {
    throw new Problem(400, 'There must be one cursor at most.');
  }
  return { limit: Number(limit), cursor };
}
