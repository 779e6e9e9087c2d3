import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { locate } from '../src/location.ts';

const folder = join(import.meta.dirname, 'src');
const file = join(folder, 'deep', 'app.ts');

test.each([
  ['a function', `    at handler (${file}:12:7)`],
  ['an async function', `    at async handler (${pathToFileURL(file).href}:12:7)`],
  ['the top level', `    at ${pathToFileURL(file).href}:12:7`],
])('the first line in the folder is found: %s', (_name, line) => {
  const stack = [
    'Error: broken',
    '    at node:internal/timers:12:3',
    line,
    '    at other (/x.ts:1:1)',
  ];
  expect(locate(stack.join('\n'), folder)).toEqual({ file: 'deep/app.ts', line: 12, column: 7 });
});

test.each([
  ['below its line', ['const = 1;', '      ^', '', 'SyntaxError: …'], 7],
  [
    'amid the lines around it',
    ['{', '\tx = [1, 2;', '\t         ^', '}', '', 'SyntaxError: …'],
    11,
  ],
  ['nowhere', ['const = 1;', '', '      ^'], 1],
])('a syntax error is found by its first line, and its column is marked %s', (_, code, column) => {
  expect(locate([`${file}:3`, ...code].join('\n'), folder)).toEqual({
    file: 'deep/app.ts',
    line: 3,
    column,
  });
});

test('packages and other folders are not the student’s code', () => {
  const stack = [
    `    at a (${join(folder, 'node_modules', 'pg', 'index.js')}:1:1)`,
    `    at b (${join(folder, '..', 'elsewhere.ts')}:2:2)`,
  ];
  expect(locate(stack.join('\n'), folder)).toBeUndefined();
});

test('no stack, no place', () => {
  expect(locate(undefined, folder)).toBeUndefined();
});
