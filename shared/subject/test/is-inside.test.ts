import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isInside } from '../src/index.ts';

const FOLDER = resolve('/course/exercise');

test.each([
  ['itself', '.', true],
  ['a file', 'src/app.ts', true],
  ['a name that begins with dots', '..notes/app.ts', true],
  ['its parent', '..', false],
  ['a neighbour whose name begins alike', '../exercise-2/app.ts', false],
  ['somewhere else', '../../app.ts', false],
])('%s: %s', (_what, path, expected) => {
  expect(isInside(FOLDER, join(FOLDER, path))).toBe(expected);
});
