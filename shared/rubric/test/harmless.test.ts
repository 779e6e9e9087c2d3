import { describe, expect, test } from 'vitest';
import { harmless, harmlessLine } from '../src/telling/index.ts';

/** Written by its number, so that no editor shows this file wrongly. */
const character = (code: number): string => String.fromCodePoint(code);

describe('harmless', () => {
  test('colours of a terminal are left out, and what else would steer one is written out', () => {
    const escape = character(0x1b);
    expect(harmless(`${escape}[1;31mred${escape}[0m`)).toBe('red');
    expect(harmless(`${escape}]8;;http://x${character(7)}link`)).toBe('␛]8;;http://x␇link');
    expect(harmless(`${character(0x9b)}2J`)).toBe('⟨U+009B⟩2J');
    expect(harmless(`a${character(0x7f)}b\bc`)).toBe('a␡b␈c');
  });

  test.each([0x202a, 0x202e, 0x2066, 0x2069, 0x200e, 0x200f, 0x61c])(
    'what turns the direction of text is written out: %i',
    (code) => {
      expect(harmless(`a${character(code)}b`)).toMatch(/^a⟨U\+[\dA-F]{4}⟩b$/);
    },
  );

  test.each([0x200b, 0xfeff, 0x2028, 0x2029, 0xad, 0xe0041])(
    'what shows nothing is written out: %i',
    (code) => {
      expect(harmless(`a${character(code)}b`)).toMatch(/^a⟨U\+[\dA-F]{4,6}⟩b$/);
    },
  );

  test('what XML 1.0 forbids is gone', () => {
    const lone = '\uD800';
    const text = harmless(`a${character(0)}${lone}${character(0xfffe)}${character(0xffff)}z`);
    expect(text).toBe('a␀\uFFFD⟨U+FFFE⟩⟨U+FFFF⟩z');
  });

  test('people keep their names, emoji their parts, and code its lines', () => {
    for (const name of ['Äijälä, Ünal', 'نیم\u200cفاصله', '👩\u200d💻', '李小龍', "O'Brien"]) {
      expect(harmless(name)).toBe(name);
    }
    expect(harmless('if (a < b) {\r\n\treturn "&";\n}')).toBe('if (a < b) {\n\treturn "&";\n}');
  });

  test('what is in one line stays in one', () => {
    expect(harmlessLine('a\r\nb\tc\rd')).toBe('a␤b c␍d');
  });
});
