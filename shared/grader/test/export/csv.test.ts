import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/export/csv.ts';

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+cmd|/c calc', "'+cmd|/c calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', " '=1"],
  ['\r=1', '␍=1'],
  ['＝1+1', "'＝1+1"],
  ['Anna;=1+1', "Anna;'=1+1"],
  ['Anna;"=1+1', `"Anna;""'=1+1"`],
  ['a,=1', `"a,'=1"`],
])('no formula comes of %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`);
});

test('however a line is split at separators, no cell begins a formula', () => {
  const sign = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    ';',
    ',',
    '"',
    "'",
    '\t',
    '\r',
    '\n',
    ' ',
    'a',
    '1',
    '(',
  );
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 12 }), (text) => {
      const line = toCsv([['id', text]]).trimEnd();
      fc.pre(!/^([+-]?\d+([.,]\d+)?|-)$/.test(text));
      for (const cell of line.split(/[;,]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
    }),
    { numRuns: 1000 },
  );
});

test('numbers stay numbers', () => {
  expect(toCsv([[-5, 0, 2.5, '-5', '+358401234567', '0012', '1,5', null]])).toBe(
    '-5,0,2.5,-5,+358401234567,0012,"1,5",\r\n',
  );
});

test('a name keeps its signs, its letters and its one row', () => {
  expect(toCsv([['O"Brien, Ann', 'Äijälä', 'a\nb']])).toBe('"O""Brien, Ann",Äijälä,a␤b\r\n');
});
