/**
 * The subject's process: loads the student's module and does what the judge asks, one request at a
 * time. It knows nothing of criteria, expectations or points.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { openChannel } from './channel.ts';
import { describeFailure, HostFailure } from './errors.ts';
import { evaluate } from './evaluate.ts';
import { importFrom } from './import-from.ts';
import { loadModule, type LoadedModule } from './load.ts';
import { closePool, openPool } from './pool.ts';
import { activeResources, comesToRest } from './rest.ts';
import { serveSources } from './serve-sources.ts';
import { serve } from './serve.ts';
import { StudentTests } from './student-tests.ts';
import type { Requests } from '../requests.ts';

// Node opens these when something is first printed, which must not look as if something were left running.
void process.stdout;
void process.stderr;

let module: LoadedModule = {};
let runner: Promise<StudentTests> | undefined;
let testFile: string | undefined;
let folder = process.cwd();
let exercise = process.cwd();
let atStart = activeResources();
let cleanups: (() => Promise<boolean> | void)[] = [];

type Handlers = {
  [Name in keyof Requests]: (
    parameters: Requests[Name]['parameters'],
  ) => Promise<Requests[Name]['result']>;
};

const handlers: Handlers = {
  async prepare({ packages = [], tests = false }) {
    if (tests) await openTests();
    // A package that cannot be imported is the student's import to fail on, not the warm-up's.
    await Promise.allSettled(packages.map(async (name) => importFrom(exercise, name)));
    return {};
  },
  async load({ entry, sources }) {
    serveSources(sources);
    folder = dirname(entry);
    exercise = dirname(folder);
    process.chdir(exercise);
    module = await loadModule(entry);
    // A module may start something for good when it is loaded.
    atStart = activeResources();
    return {};
  },
  async loadTests({ entry }) {
    folder = dirname(entry);
    if (!existsSync(entry)) throw new HostFailure('missing-file', { name: entry });
    testFile = entry;
    await openTests();
    return {};
  },
  async runTests(options) {
    if (!testFile) throw new Error('The tests are not loaded.');
    return (await openTests()).run(testFile, options);
  },
  async evaluate({ source, argument, database }) {
    const pool = database ? await lendPool(database) : undefined;
    channel.keepAlive(false);
    try {
      return { value: await evaluate(source, argument, module, folder, pool) };
    } finally {
      channel.keepAlive(true);
    }
  },
  async serve({ settings, database }) {
    const pool = database ? { pool: await lendPool(database) } : {};
    const app = await serve(module, { ...pool, ...settings }, folder);
    cleanups.unshift(() => app.close());
    return { port: app.port };
  },
  async reset() {
    let clean = true;
    for (const cleanup of cleanups) clean = ((await cleanup()) ?? true) && clean;
    cleanups = [];
    // Tests run in a thread of their own, which is looked after by itself.
    return { clean: (testFile !== undefined || (await comesToRest(atStart))) && clean };
  },
  async ping() {
    return {};
  },
};

async function openTests(): Promise<StudentTests> {
  runner ??= StudentTests.open(exercise);
  return runner;
}

async function lendPool(url: string): Promise<unknown> {
  const pool = await openPool(exercise, url);
  cleanups.push(async () => closePool(pool));
  return pool;
}

const channel = openChannel((frame) => void answer(frame));
// Nothing of the student's has run yet: what ends this process before it says so is no fault of theirs.
channel.send({ ready: true });

async function answer(frame: Record<string, unknown>): Promise<void> {
  const { nonce, request, parameters } = frame;
  const handler = handlers[request as keyof Requests] as (input: unknown) => Promise<object>;
  try {
    channel.send({ nonce, result: await handler(parameters) });
  } catch (thrown) {
    channel.send({ nonce, failure: describeFailure('threw', thrown, folder) });
  }
}

// The last words of a process: sent before it ends, in the way Node itself would end it.
process.on('uncaughtException', (thrown, origin) => {
  const kind = origin === 'unhandledRejection' ? 'unhandled-rejection' : 'crashed';
  channel.send({ lastWords: describeFailure(kind, thrown, folder) });
  console.error(thrown);
  leave(1);
});

const leave = process.exit.bind(process);
process.exit = (code): never => {
  const { details } = describeFailure('exited', new Error('process.exit was called'), folder);
  const exitCode = Number(code ?? process.exitCode ?? 0);
  channel.send({ lastWords: { kind: 'exited', details: { ...details, exitCode } } });
  return leave(code);
};
