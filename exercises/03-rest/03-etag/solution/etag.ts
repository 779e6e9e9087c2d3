import { createHash } from 'node:crypto';
import type { Item } from './item.ts';

/**
 * The entity tag of an item: a strong one, for equal items equal, and for others not (RFC 9110,
 * 8.8.3). The fields are named here, so that their order in memory does not matter.
 */
export function etagOf({ name, category, dailyPrice }: Item): string {
  const state = JSON.stringify([name, category, dailyPrice]);
  return `"${createHash('sha256').update(state).digest('base64url')}"`;
}
