import { onTestFinished, expect, test } from 'vitest';
import { Subject, type SubjectFailure } from '../src/index.ts';
import { placeModule } from './support/place.ts';
import { isGone } from './support/processes.ts';

/** Short, so that a hang is seen soon; a busy machine still answers in this time. */
const limits = { answer: 1000, load: 4000 };

async function startWith(text: string): Promise<Subject> {
  const subject = await Subject.start({ entry: placeModule(text), limits });
  onTestFinished(async () => subject.stop());
  return subject;
}

async function failureOf(attempt: Promise<unknown>): Promise<SubjectFailure> {
  return attempt.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: SubjectFailure) => error,
  );
}

test('a scenario runs beside the module, and its argument and result are data', async () => {
  const subject = await startWith('export const add = (a: number, b: number): number => a + b;');
  const sum = await subject.evaluate('({ add }, tools, { a, b }) => [add(a, b), undefined]', {
    a: 1,
    b: 2,
  });
  expect(sum).toEqual([3, undefined]);
});

test.each([
  ['syntax-error', 'export const = 1;'],
  ['syntax-error', 'enum Colour { Red }'],
  ['threw-at-import', 'throw new Error("at once");'],
  ['threw-at-import', 'throw "a text";'],
  ['threw-at-import', 'import "no-such-package";'],
  ['exited', 'process.exit(0);'],
  ['exited', 'process.reallyExit(0);'],
  ['unhandled-rejection', 'void Promise.reject(new Error("nobody"));'],
  ['killed', 'process.kill(process.pid, "SIGKILL");'],
])('%s while loading: %s', async (kind, text) => {
  const failure = await failureOf(Subject.start({ entry: placeModule(text), limits }));
  expect(failure.kind).toBe(kind);
});

test('an endless loop while loading is ended', async () => {
  const entry = placeModule('for (;;);');
  const failure = await failureOf(Subject.start({ entry, limits: { load: 1000 } }));
  expect(failure).toMatchObject({ kind: 'hung-at-import', details: { waited: 1000 } });
});

test('a module that is not there is said to be missing', async () => {
  const entry = `${placeModule('')}.gone.ts`;
  expect(await failureOf(Subject.start({ entry }))).toMatchObject({ kind: 'missing-file' });
});

const FAULTS = `
export const hang = () => { for (;;); };
export const never = () => new Promise(() => {});
export const wait = () => new Promise((resolve) => setTimeout(resolve, 60_000));
export const leave = () => process.exit(3);
export const abort = () => process.abort();
export const float = () => void Promise.reject(new Error('nobody'));
export const late = () => setTimeout(() => { throw new Error('too late'); }, 1);
export const text = () => { throw 'a text'; };
export const flood = () => 'x'.repeat(8 * 1024 * 1024);
export const bomb = () => { const all = []; for (;;) all.push(Array(1000).fill({})); };
`;

test.each([
  ['hung', 'hang'],
  ['never-settled', 'never'],
  ['never-settled', 'wait'],
  ['exited', 'leave'],
  ['killed', 'abort'],
  ['unhandled-rejection', 'float'],
  ['threw', 'text'],
  ['too-large', 'flood'],
  ['out-of-memory', 'bomb'],
  ['missing-export', 'nothing'],
])('%s while called: %s', { timeout: 20_000 }, async (kind, name) => {
  const subject = await Subject.start({
    entry: placeModule(FAULTS),
    limits: { ...limits, answer: name === 'bomb' ? 15_000 : 1000, memory: 64 },
  });
  onTestFinished(async () => subject.stop());
  expect(
    await failureOf(subject.evaluate(`(module) => module.${name}()`, undefined)),
  ).toMatchObject({ kind });
});

test('a promise that nothing can settle is known at once, without waiting', async () => {
  const subject = await Subject.start({ entry: placeModule(FAULTS), limits: { answer: 60_000 } });
  onTestFinished(async () => subject.stop());
  expect(await failureOf(subject.evaluate('({ never }) => never()', undefined))).toMatchObject({
    kind: 'never-settled',
  });
});

test('the place of an error in the student’s code is told', async () => {
  const subject = await startWith('export function broken() {\n  throw new TypeError("here");\n}');
  expect(await failureOf(subject.evaluate('({ broken }) => broken()', undefined))).toMatchObject({
    kind: 'threw',
    details: {
      location: { file: 'task.ts', line: 2 },
      error: { name: 'TypeError', message: 'here' },
    },
  });
});

test('process.exit is told with its code and place', async () => {
  const subject = await startWith('export function leave() {\n  process.exit(3);\n}');
  expect(await failureOf(subject.evaluate('({ leave }) => leave()', undefined))).toMatchObject({
    kind: 'exited',
    details: { exitCode: 3, location: { line: 2 } },
  });
});

test('a scenario that closes over a name of the rubric is at fault itself', async () => {
  const subject = await startWith('export const one = 1;');
  expect(await failureOf(subject.evaluate('({ one }) => one + outside', undefined))).toMatchObject({
    kind: 'scenario-error',
  });
});

test('an error that comes after the answer shows when the subject comes to rest', async () => {
  const subject = await startWith(FAULTS);
  await subject.evaluate('({ late }) => void late()', undefined);
  // The timer fires while the subject looks whether it is at rest, or soon after.
  const failure = await failureOf(
    (async () => {
      for (;;) await subject.reset();
    })(),
  );
  expect(failure).toMatchObject({ kind: 'crashed', details: { error: { message: 'too late' } } });
});

test('a timer that goes on makes the subject unfit for another criterion', async () => {
  const subject = await startWith('export const tick = () => void setInterval(() => {}, 1000);');
  expect(await subject.reset()).toBe(true);
  await subject.evaluate('({ tick }) => tick()', undefined);
  expect(await subject.reset()).toBe(false);
});

test('code that prints for the first time leaves nothing running', async () => {
  const subject = await startWith('export const say = (word) => console.error(word);');
  await subject.evaluate('({ say }) => say("hello")', undefined);
  expect(await subject.reset()).toBe(true);
});

test('mock timers and sleeps of one scenario do not reach the next', async () => {
  const subject = await startWith('export const one = 1;');
  await subject.evaluate(
    '(module, { timers, sleep }) => { timers.enable(); void sleep(60_000); }',
    undefined,
  );
  const waited = await subject.evaluate(
    'async (module, { sleep }) => { await sleep(5); return "awake"; }',
    undefined,
  );
  expect(waited).toBe('awake');
  expect(await subject.reset()).toBe(true);
});

test('an app is served fresh each time, and answers', async () => {
  const subject = await startWith(`
    export function createApp({ greeting }) {
      let visits = 0;
      return (request, response) => response.end(greeting + ++visits);
    }`);
  const first = await subject.serve({ greeting: 'hei ' });
  expect(await (await fetch(first)).text()).toBe('hei 1');
  const second = await subject.serve({ greeting: 'moi ' });
  expect(await (await fetch(second)).text()).toBe('moi 1');
  expect(await subject.reset()).toBe(true);
  await expect(fetch(first)).rejects.toThrow('fetch failed');
});

test.each([
  ['no-app', 'export const createApp = () => {};'],
  ['no-app', 'export const createApp = 42;'],
  ['missing-export', 'export const other = 1;'],
  ['threw', 'export const createApp = () => { throw new Error("no"); };'],
  [
    'never-listened',
    'export const createApp = () => new Promise(() => setInterval(() => {}, 1000));',
  ],
])('%s when an app is built: %s', async (kind, text) => {
  const subject = await startWith(text);
  expect(await failureOf(subject.serve({}))).toMatchObject({ kind });
});

test('what the code prints is kept, and a flood is cut', async () => {
  const subject = await startWith(
    'export const say = (text: string) => { for (let i = 0; i < 5000; i++) console.log(text); };',
  );
  await subject.evaluate('({ say }) => say("hei maailma")', undefined);
  await expect.poll(() => subject.output).toMatch(/more was printed/);
  expect(subject.output).toMatch(/^hei maailma\n/);
  expect(subject.output.length).toBeLessThan(40_000);
});

test('a process that the code starts ends with it', async () => {
  const subject = await startWith(`
    import { spawn } from 'node:child_process';
    export const start = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).pid;`);
  const pid = (await subject.evaluate('({ start }) => start()', undefined)) as number;
  await subject.stop();
  expect(await isGone(pid)).toBe(true);
});

test('the judge’s environment stays with the judge', async () => {
  process.env.COURSE_TEST_SECRET = 'hunter2';
  onTestFinished(() => void delete process.env.COURSE_TEST_SECRET);
  const subject = await startWith('export const all = () => Object.values(process.env);');
  expect(await subject.evaluate('({ all }) => all()', undefined)).not.toContain('hunter2');
});

test('a forged reply or last words cannot break the judge', async () => {
  const subject = await startWith(`
    import { writeSync } from 'node:fs';
    export const forge = () => {
      writeSync(3, 'nonsense\\n{"nonce":1}\\n{"nonce":"guess","result":{"value":42}}\\n');
      writeSync(3, JSON.stringify({ lastWords: { kind: 'reached', details: { location: 5, error: 'x' } } }) + '\\n');
      process.reallyExit(0);
    };`);
  expect(await failureOf(subject.evaluate('({ forge }) => forge()', undefined))).toMatchObject({
    kind: 'crashed',
    details: {},
  });
});
