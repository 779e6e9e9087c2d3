import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleOf, importsParts, Subject } from '../src/index.ts';

const FILES = {
  'pnpm-lock.yaml': 'lockfileVersion: 1',
  'package.json': '{ "type": "module", "dependencies": { "counter": "1", "doubler": "1" } }',
  'node_modules/counter/package.json': '{ "main": "index.js" }',
  'node_modules/counter/index.js': `
    module.exports = function count() { return ++module.exports.state.n; };
    module.exports.state = { n: 0 };`,
  'node_modules/doubler/package.json': '{ "type": "module", "main": "index.js" }',
  'node_modules/doubler/index.js': `
    import count from 'counter';
    export const countTwice = () => { count(); return count(); };`,
};

const CODE = `
  import count, { state } from 'counter';
  import { countTwice } from 'doubler';
  export const counts = () => [count(), countTwice(), state.n];
  export const where = () => import.meta.resolve('counter');`;

/** An exercise's folder with its packages; it goes when the test ends. */
function homeWith(files: Record<string, string>): string {
  const home = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  return home;
}

async function start(home: string, bundle?: string): Promise<Subject> {
  const subject = await Subject.start({ entry: join(home, 'src/task.js'), bundle });
  onTestFinished(async () => subject.stop());
  return subject;
}

test('code runs with the bundle as it runs without: packages share one copy of each other', async () => {
  const home = homeWith({ ...FILES, 'src/task.js': CODE });
  const bundle = await bundleOf(home);
  const subjects = [await start(home), await start(home, bundle)];
  const counts = subjects.map((each) => each.evaluate('({ counts }) => counts()', undefined));
  expect(await Promise.all(counts)).toEqual([
    [1, 3, 3],
    [1, 3, 3],
  ]);
});

test('what is bundled is not read from the packages any more', async () => {
  const home = homeWith({ ...FILES, 'src/task.js': CODE });
  const bundle = await bundleOf(home);
  rmSync(join(home, 'node_modules'), { recursive: true });
  const subject = await start(home, bundle);
  const where = await subject.evaluate('({ where }) => where()', undefined);
  expect(where).toContain('/.course/packages/');
});

test('another lockfile makes another bundle, and what is older than a week is removed', async () => {
  const home = homeWith(FILES);
  const before = await bundleOf(home);
  writeFileSync(join(home, 'pnpm-lock.yaml'), 'lockfileVersion: 2');
  const after = await bundleOf(home);
  expect(after).not.toBe(before);
  const editions = (): string[] => readdirSync(join(home, '.course/packages'));
  // An open cockpit may still use the one before.
  expect(editions()).toHaveLength(2);
  const longAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000);
  for (const edition of editions())
    utimesSync(join(home, '.course/packages', edition), longAgo, longAgo);
  writeFileSync(join(home, 'pnpm-lock.yaml'), 'lockfileVersion: 3');
  const latest = await bundleOf(home);
  expect(editions()).toHaveLength(1);
  expect(existsSync(join(latest ?? '', 'entries.json'))).toBe(true);
});

test('packages that cannot be bundled make no bundle', async () => {
  const broken = { 'node_modules/counter/index.js': 'throw new Error("not today");' };
  expect(await bundleOf(homeWith({ ...FILES, ...broken }))).toBeUndefined();
  const missing = { 'package.json': '{ "dependencies": { "own": "workspace:*" } }' };
  expect(await bundleOf(homeWith({ ...FILES, ...missing }))).toBeUndefined();
});

test('without packages a bundle holds the host alone, and starts it', async () => {
  const home = homeWith({
    ...FILES,
    'package.json': '{}',
    'src/a.ts': 'export const a: number = 1;',
  });
  const bundle = await bundleOf(home);
  expect(bundle).toBeDefined();
  const subject = await Subject.start({ entry: join(home, 'src/a.ts'), home, bundle });
  onTestFinished(async () => subject.stop());
  expect(await subject.evaluate('({ a }) => a', undefined)).toBe(1);
});

test('a package of the course’s own is bundled, and bundled anew when it changes', async () => {
  const home = homeWith({
    'pnpm-lock.yaml': 'lockfileVersion: 1',
    'package.json': '{ "type": "module", "dependencies": { "own": "workspace:*" } }',
    'shared/own/package.json': '{ "type": "module", "exports": "./src/own.ts" }',
    'src/task.ts': "import { one } from 'own';\nexport const two = (): number => one() + 1;",
  });
  // The kit lies outside of the exercise's packages, with a link to it: Node strips no types in there.
  mkdirSync(join(home, 'node_modules'));
  symlinkSync(join(home, 'shared/own'), join(home, 'node_modules/own'), 'junction');
  const bundleWith = async (value: number): Promise<string | undefined> => {
    mkdirSync(join(home, 'shared/own/src'), { recursive: true });
    const source = `export const one = (): number => ${value};`;
    writeFileSync(join(home, 'shared/own/src/own.ts'), source);
    return bundleOf(home);
  };
  const bundles = [await bundleWith(1), await bundleWith(10)];
  rmSync(join(home, 'node_modules/own'));
  const subjects = await Promise.all(
    bundles.map(async (bundle) =>
      Subject.start({ entry: join(home, 'src/task.ts'), home, bundle }),
    ),
  );
  onTestFinished(async () => void (await Promise.all(subjects.map((each) => each.stop()))));
  const answers = subjects.map((each) => each.evaluate('({ two }) => two()', undefined));
  expect(await Promise.all(answers)).toEqual([2, 11]);
});

test.each([
  ["import { parse } from 'graphql/language';", true],
  ['const { parse } = await import("graphql/language/parser.js");', true],
  ["import { parse } from 'graphql';", false],
  ["import { parse } from './graphql/parse.ts';", false],
])('%s imports a part of a package: %s', (code, expected) => {
  const home = homeWith({ 'src/lib/task.ts': code });
  expect(importsParts(join(home, 'src'), ['express', 'graphql'])).toBe(expected);
});
