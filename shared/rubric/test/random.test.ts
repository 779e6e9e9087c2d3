import { expect, test } from 'vitest';
import { randomFrom } from '../src/suite/fixtures/random.ts';

test('the same seed draws the same, another seed something else', () => {
  const draw = (seed: string): string[] => {
    const random = randomFrom(seed);
    return Array.from({ length: 5 }, () => random.word(8));
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('integers lie between both ends, and reach them', () => {
  const random = randomFrom('ends');
  const drawn = new Set(Array.from({ length: 200 }, () => random.integer(1, 3)));
  expect(drawn).toEqual(new Set([1, 2, 3]));
});

test('shuffling keeps every item and leaves the list as it was', () => {
  const list = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = randomFrom('cards').shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect(new Set(shuffled)).toEqual(new Set(list));
  expect(shuffled).toHaveLength(list.length);
  expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('there is nothing to pick from an empty list', () => {
  expect(() => randomFrom('x').pick([])).toThrow(RangeError);
});
