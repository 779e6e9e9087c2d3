import { expect, test } from 'vitest';
import { fromPlain, toPlain } from '../src/plain.ts';

/** A value after its way over the pipe. */
function sent(value: unknown): unknown {
  return fromPlain(JSON.parse(JSON.stringify(toPlain(value))));
}

test.each([
  ['undefined', undefined],
  ['null', null],
  ['NaN', Number.NaN],
  ['infinity', Number.NEGATIVE_INFINITY],
  ['negative zero', -0],
  ['a hole in a list', [1, undefined, 3]],
  ['nested data', { list: [{ deep: ['a', 1, true] }], nothing: undefined }],
])('%s arrives as it was', (_name, value) => {
  expect(sent(value)).toStrictEqual(value);
});

test('an error arrives as its name, message and code', () => {
  const error = Object.assign(new RangeError('too far'), { code: 'E_FAR', secret: 1 });
  expect(sent(error)).toEqual({ name: 'RangeError', message: 'too far', code: 'E_FAR' });
});

test('values with behaviour arrive as text, which equals none of them', () => {
  expect(sent(Promise.resolve(1))).toBe('Promise { 1 }');
  expect(sent(new Map([[1, 2]]))).toBe('Map(1) { 1 => 2 }');
  expect(sent(() => 1)).toMatch(/^\[Function/);
  expect(sent(12n)).toBe('12n');
});

test('an asymmetric matcher in the data matches nothing', () => {
  const forged = { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true };
  expect(sent(forged)).not.toEqual(42);
  expect(42).not.toEqual(sent(forged));
});

test('a structure without end is cut', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(JSON.stringify(sent(circle)).length).toBeLessThan(500);
});
