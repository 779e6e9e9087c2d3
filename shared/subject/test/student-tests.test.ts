import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Subject } from '../src/index.ts';
import { placeModule } from './support/place.ts';

// The name of a test that tells in which thread it has run.
const THREAD = "String((await import('node:worker_threads')).threadId)";

const VITEST = join(import.meta.dirname, '../node_modules/vitest');

// A new thread loads all of vitest first, which takes seconds on a busy machine.
const RUN = 30_000;

async function startWith(text: string, limits = {}, helper = ''): Promise<Subject> {
  const entry = placeModule(
    `import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';\n${text}`,
  );
  writeFileSync(join(dirname(entry), 'helper.ts'), helper);
  const modules = join(dirname(dirname(entry)), 'node_modules');
  mkdirSync(modules);
  symlinkSync(VITEST, join(modules, 'vitest'), 'junction');
  const subject = await Subject.start({ entry, tests: true, limits: { answer: RUN, ...limits } });
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
  expect(await subject.runTests({ env: { COLOUR: 'blue' } })).toEqual({
    passed: ['the colour > is there', 'the colour > is blue'],
    failed: [],
    skipped: [],
  });
  expect(await subject.runTests({ env: { COLOUR: 'red' } })).toEqual({
    passed: ['the colour > is there'],
    failed: [
      {
        name: 'the colour > is blue',
        message: expect.stringMatching(/expected 'red' to be 'blue'/),
      },
    ],
    skipped: [],
  });
});

test('a run that leaves nothing behind has the next one run in the same thread, with fresh modules', async () => {
  const server = createServer((_request, response) => response.end('hei')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const subject = await startWith(
    `
    import { next } from './helper.ts';
    process.env.LEFT = (process.env.LEFT ?? '') + 'x';
    test(${THREAD} + ' ' + next() + process.env.LEFT, async () => {
      expect(await (await fetch(process.env.API_URL)).text()).toBe('hei');
    });`,
    {},
    'let count = 0; export const next = () => (count += 1);',
  );
  const run = async () => subject.runTests({ env: { API_URL: `http://127.0.0.1:${port}` } });
  const first = await run();
  expect(first.passed).toEqual([expect.stringMatching(/^\d+ 1x$/)]);
  expect([await run(), await run()]).toEqual([first, first]);
});

test('after a run that leaves something behind the next one has another thread', async () => {
  const subject = await startWith(`
    import { createServer } from 'node:net';
    const leave = {
      'a timer': () => setInterval(() => {}, 1000),
      // It begins when the tests are through, and while it is looked at what they have left behind.
      'an endless loop': () => afterAll(() => void setTimeout(() => { for (;;); }, 50)),
      'a server': () => createServer().listen(0),
      'what a failed hook did not close': () =>
        afterAll(() => { setInterval(() => {}, 1000); throw new Error('not closed'); }),
      'a global name': () => { globalThis.left = 1; },
      'a clock that stands still': () => vi.useFakeTimers(),
      'a function of its own': () => vi.stubGlobal('fetch', () => {}),
      'a listener': () => process.on('uncaughtException', () => {}),
    };
    leave[process.env.LEAVE]?.();
    test(${THREAD}, () => {});`);
  let thread = '';
  for (const LEAVE of [
    'a timer',
    'an endless loop',
    'a server',
    'what a failed hook did not close',
    'a global name',
    'a clock that stands still',
    'a function of its own',
    'a listener',
    'nothing',
  ]) {
    const [next = ''] = (await subject.runTests({ env: { LEAVE } })).passed;
    expect(next, `before ${LEAVE}`).not.toBe(thread);
    thread = next;
  }
  expect((await subject.runTests()).passed).toEqual([thread]);
});

test('process.exit fails the test that calls it, and no other', async () => {
  const subject = await startWith(`
    test('leaves', () => process.exit(0));
    test('stays', () => {});`);
  for (const run of [await subject.runTests(), await subject.runTests()]) {
    expect(run).toMatchObject({ passed: ['stays'], failed: [{ name: 'leaves' }] });
  }
});

test('a thread that dies fails its run, and the next has another', async () => {
  const subject = await startWith(`
    test('dies', () => process.env.DIE ? process.reallyExit(0) : undefined);`);
  await expect(subject.runTests({ env: { DIE: 'yes' } })).rejects.toMatchObject({ kind: 'exited' });
  expect(await subject.runTests()).toMatchObject({ passed: ['dies'] });
});

test('memory without end is told', async () => {
  const subject = await startWith(
    `
    test('fills', () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); });`,
  );
  await expect(subject.runTests()).rejects.toMatchObject({ kind: 'out-of-memory' });
});

test('a hook that fails is told beside the tests', async () => {
  const subject = await startWith(`
    afterAll(() => { throw new Error('not closed'); });
    test('passes', () => {});
    describe('a group', () => {
      beforeAll(() => { throw new Error('not opened'); });
      test('never runs', () => {});
    });`);
  expect(await subject.runTests()).toEqual({
    passed: ['passes'],
    failed: [
      { name: 'a group', message: 'not opened' },
      { name: 'beforeAll or afterAll', message: 'not closed' },
    ],
    skipped: ['a group > never runs'],
  });
});

test('some can be left out, and the first that fails can end the run', async () => {
  const subject = await startWith(`
    describe('a group', () => test('waits', () => new Promise(() => {}), 100));
    test('fails', () => expect(1).toBe(2));
    test('passes', () => {});`);
  const outcome = async (options: Parameters<Subject['runTests']>[0]) => {
    const { passed, failed } = await subject.runTests(options);
    return { passed, failed: failed.map(({ name }) => name) };
  };
  const without = ['a group > waits'];
  const passed = ['passes'];
  expect(await outcome({ without })).toEqual({ passed, failed: ['fails'] });
  expect(await outcome({ without, bail: true })).toEqual({ passed: [], failed: ['fails'] });
  expect(await outcome({})).toEqual({ passed, failed: ['a group > waits', 'fails'] });
});

test('a test is known by its name, whatever address of its run stands in it', async () => {
  const subject = await startWith(`
    describe(process.env.API_URL, () => {
      test('fails', () => { throw new Error('wrong'); });
      test('passes', () => {});
    });`);
  const run = async (port: number, without: string[]) =>
    subject.runTests({ env: { API_URL: `http://127.0.0.1:${port}` }, without, bail: true });
  expect(await run(1, [])).toMatchObject({
    passed: [],
    failed: [{ name: '$API_URL > fails' }],
    skipped: ['$API_URL > passes'],
  });
  expect(await run(2, ['$API_URL > fails'])).toEqual({
    passed: ['$API_URL > passes'],
    failed: [],
    skipped: ['$API_URL > fails'],
  });
});

test('what a test prints is kept, and a test that waits for ever fails alone', async () => {
  const subject = await startWith(
    `
    test('waits', () => new Promise(() => {}));
    test('prints', () => console.log('hei'));`,
  );
  const { passed, failed } = await subject.runTests();
  expect(passed).toEqual(['prints']);
  expect(failed).toEqual([{ name: 'waits', message: 'This test took longer than 3 s.' }]);
  expect(subject.output).toContain('hei\n');
});

test('a test has its three seconds whatever it asks for, and may ask for less', async () => {
  const subject = await startWith(
    `
    vi.setConfig({ testTimeout: 60_000 });
    test('waits', () => new Promise(() => {}), 60_000);
    test('is busy', () => {
      const begun = performance.now();
      while (performance.now() - begun < 3100);
    }, 60_000);
    test('stops the clock', () => { vi.useFakeTimers(); return new Promise(() => {}); }, 60_000);
    test('gives up', () => new Promise(() => {}), 100);
    test('passes', () => vi.useRealTimers(), 60_000);`,
  );
  const message = 'This test took longer than 3 s.';
  expect(await subject.runTests()).toEqual({
    passed: ['passes'],
    failed: [
      { name: 'waits', message },
      { name: 'is busy', message },
      { name: 'stops the clock', message },
      { name: 'gives up', message: 'This test took longer than 0.1 s.' },
    ],
    skipped: [],
  });
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
  await expect(subject.runTests()).rejects.toMatchObject({ kind });
});

test('an endless loop is ended', async () => {
  const subject = await startWith(`test('loops', () => { for (;;); });`, { answer: 1500 });
  await expect(subject.runTests()).rejects.toMatchObject({ kind: 'hung' });
});

test('an endless loop is told from tests that take long, and the next run has another thread', async () => {
  const subject = await startWith(`test('loops', () => { if (process.env.LOOP) for (;;); });`);
  const looping = subject.runTests({ env: { LOOP: 'yes' } });
  // Nobody has waited for as long as they may take.
  await expect(looping).rejects.toMatchObject({ kind: 'hung', details: {} });
  expect(await subject.runTests()).toMatchObject({ passed: ['loops'] });
});
