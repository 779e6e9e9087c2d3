import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../src/export/file-name.ts';

/** Any strings, and those that a name of a file is most likely to stumble over. */
const id = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'A', 'ä', 'a\u0308', '.', '/', '\\', ' ', '~', ':', '\0'),
  }),
  fc.constantFrom(
    '',
    '.',
    '..',
    'con',
    'CON',
    'con.txt',
    'index',
    'lpt1',
    'nul.',
    '\uD800',
    '\uDFFF',
  ),
  fc.string({ minLength: 200, maxLength: 2000 }),
);

/** What file systems take for the same name: Windows folds case, macOS also composes letters. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

describe('the name of a file', () => {
  test('differs for different ids, on every file system', () => {
    fc.assert(
      fc.property(id, id, (one, other) => {
        fc.pre(one !== other);
        expect(folded(fileNameOf(one))).not.toBe(folded(fileNameOf(other)));
      }),
      { numRuns: 2000 },
    );
  });

  test('is a name everywhere, whatever the id', () => {
    fc.assert(
      fc.property(id, (any) => {
        expect(fileNameOf(any)).toMatch(/^[a-z0-9][a-z0-9_.@~-]{0,79}$/);
        expect(fileNameOf(any)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d|index)(\.|$)|\.$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('is the id where that is a plain name', () => {
    for (const plain of ['anna', 's12345', 'anna.virtanen@example.org', 'group-07_b', 'console']) {
      expect(fileNameOf(plain)).toBe(plain);
    }
  });

  test('lets one read what can be read', () => {
    expect(fileNameOf('Äijälä, Matti')).toMatch(/^aijala-matti~[\da-f]{32}$/);
    expect(fileNameOf('../../etc/passwd')).toMatch(/^etc-passwd~[\da-f]{32}$/);
    expect(fileNameOf('李小龍')).toMatch(/^student~[\da-f]{32}$/);
  });

  test('of an id that looks like the name of another one is yet another one', () => {
    const name = fileNameOf('Anna');
    expect(fileNameOf(name)).not.toBe(name);
  });
});
