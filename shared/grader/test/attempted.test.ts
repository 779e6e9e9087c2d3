import { describe, expect, test } from 'vitest';
import { isAttempted } from '../src/attempted.ts';

const STARTER = {
  'app.ts': [
    '/** Adds. */',
    'export function add(a: number, b: number): number {',
    "  throw new Error('not written');",
    '}',
    '',
  ].join('\n'),
};

function attempted(before: string, after: string): boolean {
  return isAttempted({ 'a.ts': after }, { 'a.ts': before });
}

test('the starter as it was given is no attempt', () => {
  expect(isAttempted(STARTER, STARTER)).toBe(false);
});

test.each([
  [
    'white space',
    "export function add(a: number,\tb: number): number {throw new Error('not written');}",
  ],
  ['Windows line ends', STARTER['app.ts'].replaceAll('\n', '\r\n')],
  [
    'comments',
    `// I\n${STARTER['app.ts'].replace('{\n', '{ /* tried // hard */\n')}/* to */ // no avail`,
  ],
])('%s alone are no attempt', (_, text) => {
  expect(isAttempted({ 'app.ts': text }, STARTER)).toBe(false);
});

test('one sign of code is an attempt', () => {
  expect(isAttempted({ 'app.ts': STARTER['app.ts'].replace('written', 'Written') }, STARTER)).toBe(
    true,
  );
});

describe('what looks like a comment and is none counts', () => {
  test.each([
    ['a string', "const a = 'http://x';", "const a = 'http://y';"],
    ['a template', 'const a = `http://x`;', 'const a = `http://y`;'],
    ['a template in a template', 'const a = `${`//${b}`}//x`;', 'const a = `${`//${b}`}//y`;'],
    ['a regular expression', String.raw`const a = /\/\/x/;`, String.raw`const a = /\/\/y/;`],
    ['a class in a regular expression', 'const a = /[/]//x/.b;', 'const a = /[/]/.b;'],
    [
      'a regular expression after a condition',
      'if (a) /[/*]x/.test(b);',
      'if (a) /[/*]y/.test(b);',
    ],
    ['white space in a string', "const a = 'x y';", "const a = 'xy';"],
    ['a comment in a string', "const a = '/* x */';", "const a = '';"],
  ])('%s', (_, before, after) => {
    expect(attempted(before, after)).toBe(true);
  });

  test('a division is no regular expression', () => {
    expect(attempted('const a = b / c; // d / e', 'const a = b / c;')).toBe(false);
    expect(attempted('const a = f(b) / c / g; // d', 'const a = f(b) / c / g;')).toBe(false);
  });
});

test('words that white space keeps apart are not one word', () => {
  expect(attempted('typeof a', 'typeofa')).toBe(true);
});

test('a new file is an attempt; an empty one is none, nor is one that was not handed in', () => {
  expect(isAttempted({ ...STARTER, 'more.ts': 'export {};' }, STARTER)).toBe(true);
  expect(isAttempted({}, STARTER)).toBe(false);
  expect(isAttempted({ ...STARTER, 'more.ts': '// nothing yet\n' }, STARTER)).toBe(false);
});

test('of what is no code only white space is left out', () => {
  const query = { 'query.sql': 'SELECT 1 -- x' };
  expect(isAttempted({ 'query.sql': 'SELECT  1\n-- x' }, query)).toBe(false);
  expect(isAttempted({ 'query.sql': 'SELECT 1' }, query)).toBe(true);
});

test('code that cannot be parsed is compared all the same', () => {
  expect(attempted('const a = "', 'const a = "')).toBe(false);
  expect(attempted('const a = {', 'const a = {{')).toBe(true);
});
