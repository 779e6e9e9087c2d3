import { expect, test } from 'vitest';
import { readable, shorten } from '../src/suite/readable.ts';

test('short lists and objects stand on one line, also one in another', () => {
  const text = '{\n  "outcome": "ok",\n  "started": [\n    0,\n    1,\n  ],\n}';
  expect(readable(text)).toBe('{"outcome": "ok", "started": [0, 1]}');
});

test('long ones keep a line for each item', () => {
  const long = `[\n  "${'a'.repeat(60)}",\n  "${'b'.repeat(60)}",\n]`;
  expect(readable(long)).toBe(long);
});

test('text stays as it is', () => {
  expect(readable('no list [ here')).toBe('no list [ here');
});

test('other values are printed', () => {
  expect(readable({ a: [1, undefined] })).toBe('{ a: [ 1, undefined ] }');
});

test('what is long is cut, and says so', () => {
  expect(shorten('abcdef', 3)).toBe('abc …');
});

test('a long object with another one behind it is read without trying for minutes', () => {
  const lines = Array.from({ length: 200 }, (_, at) => `      "name${at}": ${at},\n`).join('');
  const text = `{\n${lines}      "inner": {\n        "a": 1,\n      },\n}`;
  expect(readable(text)).toContain('"inner": {"a": 1}');
});
