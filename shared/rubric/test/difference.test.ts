import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { aroundDifference } from '../src/telling/difference.ts';

const items = Array.from({ length: 9 }, (_, at) => ({ id: at + 1, name: `item ${at + 1}` }));

/** As values are printed in a report, one entry a line. */
function print(value: unknown): string {
  return inspect(value, { depth: 8, breakLength: 40 });
}

function around(expected: unknown, actual: unknown): string[] {
  return aroundDifference(print(expected), print(actual));
}

test('of two lists only the entries that differ are left', () => {
  const actual = items.with(2, { id: 3, name: 'other' }).with(6, { id: 7, name: 'too' });
  expect(around(items, actual)).toEqual([
    "[\n  …\n  { id: 3, name: 'item 3' },\n  …\n  { id: 7, name: 'item 7' },\n  …\n]",
    "[\n  …\n  { id: 3, name: 'other' },\n  …\n  { id: 7, name: 'too' },\n  …\n]",
  ]);
});

test('an entry that is missing stands alone, and moves no other', () => {
  expect(around(items, items.toSpliced(4, 1))).toEqual([
    "[\n  …\n  { id: 5, name: 'item 5' },\n  …\n]",
    '[\n  …\n]',
  ]);
  // The last one has no comma, and is the same all the same.
  expect(around(items.slice(0, 8), items)).toEqual([
    '[\n  …\n]',
    "[\n  …\n  { id: 9, name: 'item 9' }\n]",
  ]);
});

test('a difference deep inside shows what it is nested in, and the lines beside it', () => {
  const long = 'a text that needs a line of its own';
  const book = (price: number): object => ({
    isbn: '978-951-0-18432-3',
    title: long,
    author: long,
    publisher: { name: long, city: long },
    price,
    year: 1999,
  });
  const [expected, actual] = around(
    { total: 3, books: [book(1), book(2), book(3)] },
    { total: 3, books: [book(1), book(2.5), book(3)] },
  );
  expect(expected).toBe(
    [
      '{',
      '  total: 3,',
      '  books: [',
      '    …',
      '    {',
      '      …',
      `        city: '${long}'`,
      '      },',
      '      price: 2,',
      '      year: 1999',
      '    },',
      '    …',
      '  ]',
      '}',
    ].join('\n'),
  );
  expect(actual).toBe(expected?.replace('price: 2', 'price: 2.5'));
});

test('of an object the fields that differ are left', () => {
  const fields = { a: 1, b: 'two', c: [3], d: null, e: { f: 5 }, g: 'a long text for a line' };
  expect(around(fields, { ...fields, d: 4 })).toEqual([
    '{\n  …\n  d: null,\n  …\n}',
    '{\n  …\n  d: 4,\n  …\n}',
  ]);
});

test('a text keeps the lines beside what differs', () => {
  const lines = Array.from({ length: 9 }, (_, at) => `line ${at + 1}`);
  const [expected, actual] = aroundDifference(lines.join('\n'), lines.with(4, 'other').join('\n'));
  expect(expected).toBe('…\nline 3\nline 4\nline 5\nline 6\nline 7\n…');
  expect(actual).toBe('…\nline 3\nline 4\nother\nline 6\nline 7\n…');
});

test('what differs in everything, or in nothing, is left as it is', () => {
  expect(aroundDifference('a\nb', 'c\nd\ne')).toEqual(['a\nb', 'c\nd\ne']);
  expect(aroundDifference('a\nb', 'a\nb')).toEqual(['a\nb', 'a\nb']);
});
