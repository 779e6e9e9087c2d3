import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '@course/kit';
import { z } from 'zod';

/** A place in the list: right behind a loan, which need not exist any more. */
const Place = z.object({
  /** PostgreSQL's own text of the time: a JavaScript Date would lose the microseconds. */
  lentAt: z.string(),
  id: z.int(),
});
export type Place = z.infer<typeof Place>;

/** Before the newest loan. */
export const START: Place = { lentAt: 'infinity', id: 0 };

/**
 * Writes a place down for the client, who can keep it and hand it back, but not make one. The
 * signature is not there to hide anything: nobody shall build upon what is inside.
 */
export function writeCursor(place: Place, secret: string): string {
  const content = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${content}.${signatureOf(content, secret)}`;
}

/**
 * Reads a cursor that {@link writeCursor} wrote, in this process or another one.
 *
 * @throws Problem 400 for any other text
 */
export function readCursor(cursor: string, secret: string): Place {
  const [content = '', signature = '', ...rest] = cursor.split('.');
  // Nothing inside is looked at before the signature is known to be ours.
  if (rest.length > 0 || !isSame(signature, signatureOf(content, secret))) {
    throw new Problem(400, 'The cursor is none of ours: start again without it.');
  }
  return Place.parse(JSON.parse(Buffer.from(content, 'base64url').toString()));
}

function signatureOf(content: string, secret: string): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}

/** Takes the same time wherever two texts differ: time would tell how much of a guess was right. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  // timingSafeEqual throws when the lengths differ; how long a signature is, is no secret.
  return one.length === other.length && timingSafeEqual(one, other);
}
