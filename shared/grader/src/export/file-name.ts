import { createHash } from 'node:crypto';

/** Ids that are names as they stand: in lower case, of signs that mean nothing anywhere. */
const PLAIN = /^[a-z0-9](?:[a-z0-9_.@-]{0,62}[a-z0-9])?$/;

/** What Windows takes for a device, with any ending; and the page beside which the others lie. */
const TAKEN = /^(?:con|prn|aux|nul|com\d|lpt\d|index)(?:\.|$)/;

/** How much of an id that is no plain name stays readable. */
const READABLE = 40;

/**
 * Makes a student's id the name of a file, without its ending. Different ids have different names,
 * also where a file system does not tell `A` from `a` or composed letters from decomposed ones, and
 * no name leads out of its folder, whatever the id: it may be of any length and any characters.
 *
 * A plain id stays as it is. Another one becomes what of it can be read, `~`, which no plain id has,
 * and the first half of the id's SHA-256.
 */
export function fileNameOf(id: string): string {
  if (PLAIN.test(id) && !TAKEN.test(id)) return id;
  const readable = id
    .slice(0, 2 * READABLE)
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE)
    .replaceAll(/^-|-$/g, '');
  // UTF-16 tells every two strings apart; UTF-8 would take all lone surrogates for the same.
  const hash = createHash('sha256').update(id, 'utf16le').digest('hex').slice(0, 32);
  return `${readable || 'student'}~${hash}`;
}
