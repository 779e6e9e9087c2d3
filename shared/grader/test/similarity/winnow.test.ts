import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NormalToken } from '../../src/similarity/normalize.ts';
import { fingerprints, gramHashes } from '../../src/similarity/winnow.ts';

const sign = fc.constantFrom('name', 'text', '(', ')', '{', '}', '.', '=', 'const', 'await');
const text = (length: number) => fc.array(sign, { minLength: length, maxLength: length });

function tokens(signs: string[]): NormalToken[] {
  return signs.map((one) => ({ sign: one, line: 1 }));
}

describe('winnowing', () => {
  test('finds every run of thirty tokens that two texts share, wherever it stands', () => {
    fc.assert(
      fc.property(
        text(30),
        fc.array(sign),
        fc.array(sign),
        fc.array(sign),
        fc.array(sign),
        (run, a, b, c, d) => {
          const one = new Set(fingerprints(tokens([...a, ...run, ...b])).map(({ hash }) => hash));
          const other = fingerprints(tokens([...c, ...run, ...d])).map(({ hash }) => hash);
          expect(other.some((hash) => one.has(hash))).toBe(true);
        },
      ),
    );
  });

  test('chooses few of all', () => {
    fc.assert(
      fc.property(text(1000), (signs) => {
        const all = gramHashes(tokens(signs));
        const chosen = fingerprints(tokens(signs));
        // 2 / (window + 1) of them on average, by the paper; repetitions make it vary.
        expect(chosen.length).toBeLessThan(all.length / 3);
        for (const { hash, at } of chosen) expect(all[at]).toBe(hash);
      }),
      { numRuns: 20 },
    );
  });

  test('the hash of a run does not depend on where it stands', () => {
    fc.assert(
      fc.property(text(20), fc.array(sign), (run, before) => {
        expect(gramHashes(tokens([...before, ...run])).at(-1)).toBe(gramHashes(tokens(run)).at(-1));
      }),
    );
  });

  test('a text that is too short has none', () => {
    expect(fingerprints(tokens(['a', 'b']))).toEqual([]);
  });
});
