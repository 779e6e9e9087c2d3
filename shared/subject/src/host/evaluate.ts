import type { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Script, constants } from 'node:vm';
import { fromPlain, toPlain } from '../plain.ts';
import { describeFailure, HostFailure, plainError } from './errors.ts';
import type { LoadedModule } from './load.ts';

const SCENARIO_FILE = 'scenario.js';

/** What a scenario gets beside the module and its argument. */
export interface Tools {
  /** Resolves after that many milliseconds; not any more once the scenario has ended. */
  sleep: (ms: number) => Promise<void>;
  /** The mock timers of `node:test`, to control time. Reset after the scenario. */
  timers: typeof mock.timers;
  /** A pool on the criterion's own database, where the exercise has one. */
  pool?: unknown;
}

type Scenario = (module: LoadedModule, tools: Tools, argument: unknown) => unknown;

/**
 * Runs a scenario with the student's module.
 *
 * @param source the text of a function; it closes over nothing
 * @param folder the absolute folder of the student's code
 * @returns what the scenario returned, as plain data
 * @throws HostFailure `threw`, `missing-export`, `never-settled`, or `scenario-error` when the scenario itself is at fault
 */
export async function evaluate(
  source: string,
  argument: unknown,
  module: LoadedModule,
  folder: string,
  pool: unknown,
): Promise<unknown> {
  const scenario = compile(source);
  const alarms = new Set<NodeJS.Timeout>();
  const clock = mockClock();
  const tools: Tools = {
    sleep: sleeper(alarms),
    get timers() {
      return clock.timers();
    },
    ...(pool !== undefined && { pool }),
  };
  try {
    const value = await settled(async () => scenario(module, tools, fromPlain(argument)));
    await setImmediate();
    return toPlain(value);
  } catch (thrown) {
    if (thrown instanceof HostFailure) throw thrown;
    if (isScenarioFault(thrown))
      throw new HostFailure('scenario-error', { error: plainError(thrown) });
    const failure = describeFailure('threw', thrown, folder);
    throw new HostFailure(failure.kind, failure.details);
  } finally {
    clock.reset();
    for (const alarm of alarms) clearTimeout(alarm);
  }
}

/** The timers of `node:test`, which is loaded for scenarios that control time and not for the others. */
function mockClock(): { timers: () => Tools['timers']; reset: () => void } {
  let timers: Tools['timers'] | undefined;
  return {
    timers: () => (timers ??= process.getBuiltinModule('node:test').mock.timers),
    reset: () => timers?.reset(),
  };
}

function sleeper(alarms: Set<NodeJS.Timeout>): Tools['sleep'] {
  return async (ms) =>
    new Promise((resolve) => {
      alarms.add(setTimeout(resolve, ms));
    });
}

function compile(source: string): Scenario {
  return new Script(`(${source})`, {
    filename: SCENARIO_FILE,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as Scenario;
}

/**
 * Awaits a promise, or learns at once that it can never settle: when nothing is left on the event
 * loop, Node emits `beforeExit`, and nobody remains who could resolve it.
 */
async function settled(run: () => Promise<unknown>): Promise<unknown> {
  let onEmptyLoop: () => void = () => {};
  const neverSettles = new Promise<never>((_resolve, reject) => {
    onEmptyLoop = () => {
      reject(new HostFailure('never-settled'));
    };
  });
  process.once('beforeExit', onEmptyLoop);
  try {
    return await Promise.race([run(), neverSettles]);
  } finally {
    process.off('beforeExit', onEmptyLoop);
  }
}

// A name that the scenario does not have: it closed over something of the rubric's file.
function isScenarioFault(thrown: unknown): boolean {
  if (!(thrown instanceof ReferenceError)) return false;
  const top = thrown.stack?.split('\n').find((line) => line.trim().startsWith('at '));
  return top?.includes(SCENARIO_FILE) ?? false;
}
