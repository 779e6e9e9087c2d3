import { Problem } from '@course/kit';
import type { Request } from 'express';

/**
 * Lets a change pass only if the client has seen the state that it changes.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1.1
 *
 * @param tag the strong entity tag of the state as it is now
 * @throws Problem 428 when the client does not say what it has seen, 412 when that is not the state
 */
export function requireMatch({ headers }: Pick<Request, 'headers'>, tag: string): void {
  const header = headers['if-match'];
  if (header === undefined) {
    throw new Problem(428, 'Say with If-Match which state of the item you have seen.');
  }
  if (header.trim() !== '*' && !tagsIn(header).includes(tag)) {
    throw new Problem(412, 'The item has been changed since: look at it again.');
  }
}

/**
 * The tags of a list. A foreign tag may hold a comma, and falls into pieces here, but none of them
 * can be mistaken for a whole tag: a tag has no quotes inside. A weak one keeps its `W/`, and so
 * never equals a strong one.
 */
function tagsIn(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}
