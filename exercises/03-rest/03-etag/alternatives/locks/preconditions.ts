import { Problem } from '@course/kit';

/** Finds the tags of a list, whatever stands between them. */
const TAGS = /(W\/)?("[^"]*")/g;

/** Whether a list of tags, or `*`, names the tag; weak and strong tags are taken for the same. */
export function namesWeakly(header: string | undefined, tag: string): boolean {
  return header === '*' || tagsIn(header).some(({ opaque }) => opaque === tag);
}

/** @throws Problem 428 or 412 unless `If-Match` names the tag as a strong one, or is `*` */
export function requireMatch(header: string | undefined, tag: string): void {
  if (header === undefined) throw new Problem(428, 'If-Match is missing.');
  if (header === '*') return;
  if (!tagsIn(header).some(({ opaque, weak }) => !weak && opaque === tag)) {
    throw new Problem(412, 'That is not the state of the item any more.');
  }
}

function tagsIn(header = ''): { weak: boolean; opaque: string }[] {
  return [...header.matchAll(TAGS)].map(([, weak, opaque = '']) => ({
    weak: weak !== undefined,
    opaque,
  }));
}
