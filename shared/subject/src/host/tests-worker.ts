/**
 * The thread in which vitest runs the student's tests. It stays from run to run: to load vitest, and the
 * packages that the tests use, takes longer than most tests do.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { importFrom } from './import-from.ts';
import { isAsBefore, threadState, type ThreadState } from './leftovers.ts';
import type { TestsWorkerData } from './tests-thread.ts';

const port = parentPort;
if (!port) throw new Error('The tests must be run in a thread.');

const { exercise } = workerData as TestsWorkerData;
const { init, runBaseTests, setupEnvironment } = await withTimersOfItsOwn(
  async () => (await importFrom(exercise, 'vitest/worker')) as typeof import('vitest/worker'),
);
const environment = { ...process.env };
let before: ThreadState | undefined;

init({
  post: (message) => port.postMessage(message),
  on: (listener) => port.on('message', listener),
  off: (listener) => port.off('message', listener),
  async runTests(state, traces) {
    setEnvironment(state.providedContext.environment);
    before ??= threadState();
    await runBaseTests('run', state, traces);
  },
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
});

port.on('message', (message: unknown) => {
  if (message === 'rest') void rest();
  if (message === 'ping') port.postMessage('pong');
});

async function rest(): Promise<void> {
  port?.postMessage({ fit: before === undefined || (await isAsBefore(before)) });
}

/** What a test has set does not last; each run has the variables of the first, and its own. */
function setEnvironment(added: Record<string, string> = {}): void {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment, added);
}

/**
 * Vitest keeps the timers that it finds when it is loaded. These do not count as something that goes on
 * running, or its own would be taken for a test's.
 */
async function withTimersOfItsOwn<Value>(load: () => Promise<Value>): Promise<Value> {
  const { setTimeout: original } = globalThis;
  globalThis.setTimeout = new Proxy(original, {
    apply: (target, self, parameters) =>
      (Reflect.apply(target, self, parameters) as NodeJS.Timeout).unref(),
  });
  try {
    return await load();
  } finally {
    globalThis.setTimeout = original;
  }
}
