import { expect, onTestFinished, test } from 'vitest';
import { Program, type SubjectFailure } from '../src/index.ts';
import { placeModule } from './support/place.ts';

function start(text: string, env: Record<string, string> = {}, answer = 1000): Program {
  const program = new Program({
    entry: placeModule(text, 'main.ts'),
    env,
    limits: { load: 2000, answer },
  });
  onTestFinished(async () => program.stop());
  return program;
}

const SERVER = `
import { createServer } from 'node:http';
const server = createServer((request, response) => response.end(process.env.GREETING));
server.listen(Number(process.env.PORT), () => console.log('up'));
process.on('SIGTERM', () => server.close());
`;

test('its port is known without its saying so', async () => {
  const program = start(SERVER, { GREETING: 'hei' });
  expect(await (await fetch(await program.listening())).text()).toBe('hei');
  expect(await program.printed(/up/)).toContain('up');
});

test('a signal reaches it, and its end is seen; who has asked for the end knows of it', async () => {
  const program = start(SERVER);
  await program.listening();
  program.signal('SIGTERM');
  expect(await program.endedBecause(1000)).toMatchObject({ kind: 'exited' });
  expect(await program.exit()).toEqual({ code: 0, signal: null });
  expect(await program.endedBecause(0)).toBeUndefined();
});

test.each([
  ['syntax-error', 'const = 1;'],
  ['crashed', 'throw new Error("at once");'],
  ['crashed', 'throw "a text";'],
  ['crashed', 'JSON.parse("{");'],
  ['crashed', 'void Promise.reject(new Error("nobody"));'],
  ['exited', 'process.exit(0);'],
  ['exited', ''],
  ['never-listened', 'setInterval(() => {}, 1000);'],
  ['hung-at-import', 'for (;;);'],
  ['hung-at-import', 'await null;\nfor (;;);'],
])('%s instead of listening: %s', async (kind, text) => {
  const failure = await start(text)
    .listening()
    .catch((error: SubjectFailure) => error);
  expect(failure).toMatchObject({ kind });
});

test('process.exit is told with its place, a program that came to its end without one', async () => {
  const failureOf = async (text: string) =>
    start(text)
      .listening()
      .catch((error: SubjectFailure) => error.details);
  expect(await failureOf('\nprocess.exit(3);')).toMatchObject({
    exitCode: 3,
    location: { file: 'main.ts', line: 2 },
  });
  expect(await failureOf('console.log("done");')).not.toHaveProperty('location');
});

test('a thread and a process that it starts are its own, and find no trace of the judge', async () => {
  const text = `
    import { fork } from 'node:child_process';
    import { Worker, isMainThread, parentPort } from 'node:worker_threads';
    const names: string[] = Object.keys(process.env).filter((name) => name.startsWith('COURSE'));
    if (!isMainThread) parentPort!.postMessage(['thread', names]);
    else if (process.send) process.send(['process', names], () => process.disconnect());
    else {
      new Worker(import.meta.filename).on('message', (heard) => console.log(heard));
      fork(import.meta.filename).on('message', (heard) => console.log(heard));
    }
  `;
  // Two more starts of Node take their time on a busy machine.
  const program = start(text, {}, 20_000);
  expect(await program.printed(/thread(.|\n)*process|process(.|\n)*thread/)).not.toContain(
    'COURSE',
  );
  expect(await program.exit()).toEqual({ code: 0, signal: null });
});

test('a rejection that nobody awaits is told as one', async () => {
  const program = start(`
    import { createServer } from 'node:http';
    createServer(() => void Promise.reject(new Error('nobody'))).listen(0);
  `);
  await fetch(await program.listening()).catch(() => {});
  expect(await program.endedBecause(1000)).toMatchObject({ kind: 'unhandled-rejection' });
});

test('a program that handles what nobody caught goes on, and its later end is its own', async () => {
  const program = start(`
    process.on('uncaughtException', () => process.exit(7));
    setTimeout(() => { throw new Error('handled'); }, 1);
  `);
  const failure = await program.listening().catch((error: SubjectFailure) => error);
  expect(failure).toMatchObject({ kind: 'exited', details: { exitCode: 7 } });
});

test('a crash is told with its place and output', async () => {
  const failure = await start('console.log("almost");\nthrow new Error("at once");')
    .listening()
    .catch((error: SubjectFailure) => error);
  expect(failure).toMatchObject({
    details: { location: { file: 'main.ts', line: 2 }, exitCode: 1 },
  });
  expect((failure as SubjectFailure).details.output).toContain('almost');
});

test('a program that does not end is said to run on', async () => {
  const program = start(
    'process.on("SIGTERM", () => {});\nsetInterval(() => {}, 1000);\nconsole.log("up");',
  );
  await program.printed(/up/);
  program.signal('SIGTERM');
  expect(await program.exit(300).catch((error: SubjectFailure) => error)).toMatchObject({
    kind: 'never-exited',
  });
});

const LOOPING = `
import { createServer } from 'node:http';
createServer(() => { for (;;); }).listen(0);
process.on('SIGTERM', () => { for (;;); });
`;

test('an endless loop is told as one by whatever waits for it', async () => {
  const kindOf = async (wait: (program: Program) => Promise<unknown>): Promise<unknown> => {
    const program = start(LOOPING);
    const url = await program.listening();
    fetch(url).catch(() => {});
    return wait(program).catch((error: SubjectFailure) => error.kind);
  };
  expect(
    await Promise.all([
      kindOf(async (program) => program.printed(/never/)),
      kindOf(async (program) => program.exit()),
      kindOf(async (program) => program.exit(5000)),
      kindOf(async (program) => (await program.endedBecause(5000))?.kind),
      kindOf(async (program) => {
        await program.ended;
        return (await program.fault())?.kind;
      }),
    ]),
  ).toEqual(['hung', 'hung', 'hung', 'hung', 'hung']);
});

test('a program that works for a while and then goes on is left alone', async () => {
  const program = start(`
    import { createServer } from 'node:http';
    createServer((request, response) => {
      const until = Date.now() + 500;
      while (Date.now() < until);
      response.end('done');
    }).listen(0);
  `);
  const url = await program.listening();
  for (const answer of ['done', 'done', 'done', 'done']) {
    expect(await (await fetch(url)).text()).toBe(answer);
  }
  expect(await program.fault()).toBeUndefined();
});

test('an error that ends a server is a fault, one that keeps it from starting may be meant', async () => {
  const refusing = start('throw new Error("no configuration");');
  await refusing.ended;
  expect(await refusing.fault()).toBeUndefined();
  const serving = start(`
    import { createServer } from 'node:http';
    createServer(() => { throw new Error('on request'); }).listen(0);
  `);
  await fetch(await serving.listening()).catch(() => {});
  await serving.ended;
  expect(await serving.fault()).toMatchObject({ kind: 'crashed', details: { exitCode: 1 } });
});
