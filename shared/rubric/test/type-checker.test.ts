import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TypeChecker } from '../src/judge/index.ts';
import { folderWith } from './support/course-files.ts';

const root = join(import.meta.dirname, '../../..');
const types = new TypeChecker(root);
afterAll(async () => types.close());

/** Code as it lies in an exercise: in a package of modules. */
function codeWith(files: Record<string, string>): string {
  return folderWith({ 'package.json': '{ "type": "module" }', ...files });
}

test('a mistake is told with its file, line and column, also after letters beyond ASCII', async () => {
  const code = codeWith({ 'deep/a.ts': '// Pöytä 🛶\nexport const äiti: string = 1;\n' });
  expect(await types.check(code)).toEqual([
    {
      file: 'deep/a.ts',
      line: 2,
      column: 14,
      code: 2322,
      message: "Type 'number' is not assignable to type 'string'.",
    },
  ]);
});

test('code without a mistake has none, and an empty folder has none', async () => {
  expect(await types.check(codeWith({ 'a.ts': 'export const one: number = 1;' }))).toEqual([]);
  expect(await types.check(codeWith({}))).toEqual([]);
});

test('the base config is strict, and refuses what Node cannot run', async () => {
  const strict = codeWith({ 'a.ts': 'export const first = (list: string[]): string => list[0];' });
  expect(await types.check(strict)).toMatchObject([{ code: 2322 }]);
  const erasable = codeWith({ 'a.ts': 'export enum Colour { Red }' });
  expect(await types.check(erasable)).toMatchObject([{ code: 1294 }]);
});

test('a syntax error is told', async () => {
  expect(await types.check(codeWith({ 'a.ts': 'export const = 1;' }))).not.toEqual([]);
});

test('it follows changed, added and removed files', async () => {
  const code = codeWith({ 'a.ts': 'export const a: number = 1;' });
  expect(await types.check(code)).toEqual([]);
  writeFileSync(join(code, 'a.ts'), 'export const a: number = "1";');
  expect(await types.check(code)).toMatchObject([{ file: 'a.ts' }]);
  writeFileSync(join(code, 'a.ts'), "import { b } from './b.ts';\nexport const a: number = b;");
  expect(await types.check(code)).toMatchObject([{ code: 2307 }]);
  writeFileSync(join(code, 'b.ts'), 'export const b = 1;');
  expect(await types.check(code)).toEqual([]);
  unlinkSync(join(code, 'b.ts'));
  expect(await types.check(code)).toMatchObject([{ code: 2307 }]);
});

test('checks that are asked for at once take turns', async () => {
  const codes = Array.from({ length: 4 }, (_, index) =>
    codeWith({ 'a.ts': `export const a: string = ${index};` }),
  );
  const found = await Promise.all(codes.map(async (code) => types.check(code)));
  expect(found.map((problems) => problems.length)).toEqual([1, 1, 1, 1]);
});
