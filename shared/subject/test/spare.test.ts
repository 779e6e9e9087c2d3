import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  DEFAULT_LIMITS,
  dropSpare,
  prepareSpare,
  processDriver,
  Subject,
  type Needs,
} from '../src/index.ts';
import { placeModule } from './support/place.ts';

const PID = '() => process.pid';

const needsOf = (entry: string): Needs => ({
  directory: dirname(dirname(entry)),
  limits: DEFAULT_LIMITS,
  driver: processDriver,
  bundle: undefined,
  reads: [],
});

async function pidWith(entry: string, limits = {}): Promise<unknown> {
  const subject = await Subject.start({ entry, limits });
  onTestFinished(async () => subject.stop());
  return subject.evaluate(PID, undefined);
}

test('a process that was started ahead is used once, by the exercise it was started for', async () => {
  const entry = placeModule('export {};');
  prepareSpare(needsOf(entry), { packages: [] });
  prepareSpare(needsOf(entry), { packages: [] });
  const first = await pidWith(entry);
  expect(await pidWith(entry)).not.toBe(first);
});

test('one with other limits is not used', async () => {
  const entry = placeModule('export {};');
  prepareSpare(needsOf(entry), { packages: [] });
  onTestFinished(dropSpare);
  expect(await pidWith(entry, { memory: 64 })).toEqual(expect.any(Number));
});

test('a package that cannot be imported ahead does no harm', async () => {
  const entry = placeModule('export {};');
  prepareSpare(needsOf(entry), { packages: ['no-such-package'] });
  expect(await pidWith(entry)).toEqual(expect.any(Number));
});

test('an endless loop is told as one although the packages are still being imported', async () => {
  const entry = placeModule('for (;;);');
  const home = dirname(dirname(entry));
  mkdirSync(join(home, 'node_modules/slow'), { recursive: true });
  writeFileSync(
    join(home, 'node_modules/slow/package.json'),
    '{ "type": "module", "main": "a.js" }',
  );
  writeFileSync(
    join(home, 'node_modules/slow/a.js'),
    'await new Promise((resolve) => setTimeout(resolve, 60_000));',
  );
  const limits = { ...DEFAULT_LIMITS, load: 1500 };
  prepareSpare({ ...needsOf(entry), limits }, { packages: ['slow'] });
  await expect(Subject.start({ entry, limits })).rejects.toMatchObject({ kind: 'hung-at-import' });
});
