import { inspect } from 'node:util';

/** How much of a text is kept, in characters: a page or two, in which the difference may come late. */
const LONGEST = 5000;

/** How much of a text is looked at, in characters: joined, its beginning may fill a page or two. */
const LONGEST_READ = 8 * LONGEST;

/** How wide a list or an object may be to stand on one line, in characters. */
const ONE_LINE = 76;

/** A value as a person reads it, cut where it grows long. */
export function readable(value: unknown): string {
  const text =
    typeof value === 'string' ? value : inspect(value, { depth: 8, breakLength: ONE_LINE });
  return shorten(plainMatchers(joinShortLists(shorten(text, LONGEST_READ))));
}

/** The beginning of a text. */
export function shorten(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

/** Expectations that leave something open, in a form that needs no knowledge of the test library. */
function plainMatchers(text: string): string {
  return text
    .replaceAll(/(?:Object|Array)Containing ([[{])/g, '$1… ')
    .replaceAll(/Any<(\w+)>/g, '<any $1>')
    .replaceAll(/String(?:Matching|Containing) /g, '… ');
}

// A list or an object without another one in it, as vitest prints it: one item a line. There is only one
// way to match a line, or the ways to match many would be tried for minutes.
const INNERMOST = /([[{])\n((?: +[^ \n[\]{}][^\n[\]{}]*,\n)+) *([\]}])/g;

/** Vitest prints each item on a line of its own; short lists are read more easily in one. */
function joinShortLists(text: string): string {
  const joined = text.replace(INNERMOST, (whole, open: string, items: string, close: string) => {
    const line = items.trim().replace(/,$/, '').split(/,\n */).join(', ');
    return line.length > ONE_LINE ? whole : mark(open) + line + mark(close);
  });
  // What was joined is hidden from the next round, in which its parent may be joined too.
  return joined === text ? unmark(text) : joinShortLists(joined);
}

const MARKS: Record<string, string> = {
  '[': '\u0001',
  ']': '\u0002',
  '{': '\u0003',
  '}': '\u0004',
};

function mark(bracket: string): string {
  return MARKS[bracket] ?? bracket;
}

function unmark(text: string): string {
  return Object.entries(MARKS).reduce(
    (all, [bracket, sign]) => all.replaceAll(sign, bracket),
    text,
  );
}
