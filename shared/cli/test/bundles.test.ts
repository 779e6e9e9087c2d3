import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleOf, importFrom, packagesOf } from '@course/subject';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

/** The exports of a module, each with its type. */
function shapeOf(module: object): Record<string, string> {
  const entries = Object.entries(module).filter(([name]) => name !== 'module.exports');
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value]));
}

const homes = new Map(
  readCourse(ROOT)
    .exercises.filter(({ manifest }) => manifest.lane !== 'suite')
    .map(({ folder }) => [packagesOf(folder).join(' '), folder]),
);
homes.delete('');

test.each([...homes])('%s: the bundle exports what the packages do', async (_packages, home) => {
  const bundle = (await bundleOf(home)) ?? 'there is no bundle';
  const entries = JSON.parse(readFileSync(join(bundle, 'entries.json'), 'utf8')) as object;
  expect(Object.keys(entries)).toEqual(packagesOf(home));
  for (const [name, file] of Object.entries(entries) as [string, string][]) {
    const bundled = (await import(pathToFileURL(join(bundle, file)).href)) as object;
    const real = (await importFrom(home, name)) as object;
    expect({ [name]: shapeOf(bundled) }).toEqual({ [name]: shapeOf(real) });
  }
});
