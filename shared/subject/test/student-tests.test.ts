import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Subject } from '../src/index.ts';
import { placeModule } from './support/place.ts';

const VITEST = join(import.meta.dirname, '../node_modules/vitest');

async function startWith(text: string, limits = {}): Promise<Subject> {
  const entry = placeModule(`import { describe, expect, test } from 'vitest';\n${text}`);
  const modules = join(dirname(dirname(entry)), 'node_modules');
  mkdirSync(modules);
  symlinkSync(VITEST, join(modules, 'vitest'), 'junction');
  const subject = await Subject.start({ entry, tests: true, limits });
  onTestFinished(async () => subject.stop());
  return subject;
}

test('tests run again and again, each time in the environment of their run', async () => {
  const subject = await startWith(`
    let runs = 0;
    describe('the colour', () => {
      test('is there', () => { runs += 1; expect(runs).toBe(1); });
      test('is blue', () => expect(process.env.COLOUR).toBe('blue'));
    });`);
  expect(await subject.runTests({ COLOUR: 'blue' })).toEqual({
    passed: ['the colour > is there', 'the colour > is blue'],
    failed: [],
  });
  expect(await subject.runTests({ COLOUR: 'red' })).toEqual({
    passed: ['the colour > is there'],
    failed: [
      {
        name: 'the colour > is blue',
        message: expect.stringMatching(/expected 'red' to be 'blue'/),
      },
    ],
  });
});

test('what a test prints is kept, and a test that waits for ever fails alone', async () => {
  const subject = await startWith(`
    test('waits', () => new Promise(() => {}));
    test('prints', () => console.log('hei'));`);
  const { passed, failed } = await subject.runTests({});
  expect(passed).toEqual(['prints']);
  expect(failed).toMatchObject([{ name: 'waits', message: /timed out/ }]);
  expect(subject.output).toContain('hei\n');
});

test.each([
  ['syntax-error', 'const = 1;'],
  ['threw-at-import', 'throw new Error("at once");'],
  ['threw-at-import', 'import "no-such-package";'],
  ['threw-at-import', '// no test'],
  [
    'unhandled-rejection',
    'test("floats", () => void Promise.resolve().then(() => expect(1).toBe(2)));',
  ],
])('%s: %s', async (kind, text) => {
  const subject = await startWith(text);
  await expect(subject.runTests({})).rejects.toMatchObject({ kind });
});

test('an endless loop is ended', async () => {
  const subject = await startWith(`test('loops', () => { for (;;); });`, { answer: 1500 });
  await expect(subject.runTests({})).rejects.toMatchObject({ kind: 'hung' });
});
