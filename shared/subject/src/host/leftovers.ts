import { activeResources, comesToRest } from './rest.ts';

/** What can be seen of a thread: what goes on running in it, and what is known in all of it. */
export interface ThreadState {
  resources: Map<string, number>;
  globals: Map<string, unknown>;
  /** How many listen to each event of the process. */
  listeners: Map<string | symbol, number>;
}

// What tests put something of their own in the place of. To compare the values of all names would load
// what Node leaves until it is asked for.
const REPLACEABLE = new Set(
  ['Date', 'performance', 'fetch', 'console', 'Math', 'process'].concat(
    ['Timeout', 'Interval', 'Immediate'].flatMap((kind) => [`set${kind}`, `clear${kind}`]),
  ),
);

// Vitest listens to these, once to each, from its first run on.
const HEARD_BY_VITEST = ['uncaughtException', 'unhandledRejection'];

/** Takes down the state of this thread. */
export function threadState(): ThreadState {
  return { resources: activeResources(), globals: globals(), listeners: listeners() };
}

/**
 * Whether this thread is as it was: no other global names or clocks, nobody who listens on, and nothing
 * that goes on running. For the last it waits a moment: sockets take one to close.
 */
export async function isAsBefore(before: ThreadState): Promise<boolean> {
  return (
    isSame(before.globals, globals()) &&
    isSame(before.listeners, listeners()) &&
    (await comesToRest(before.resources))
  );
}

function globals(): ThreadState['globals'] {
  const names = Object.getOwnPropertyNames(globalThis).filter(
    (name) => !name.startsWith('__vitest'),
  );
  return new Map(
    names.map((name) => [name, REPLACEABLE.has(name) && Reflect.get(globalThis, name)]),
  );
}

function listeners(): ThreadState['listeners'] {
  const events = [...HEARD_BY_VITEST, ...process.eventNames()];
  return new Map(
    events.map((event) => {
      const count = process.listenerCount(event);
      return [event, HEARD_BY_VITEST.includes(String(event)) ? Math.max(count, 1) : count];
    }),
  );
}

function isSame<Key>(before: Map<Key, unknown>, now: Map<Key, unknown>): boolean {
  return before.size === now.size && [...now].every(([key, value]) => before.get(key) === value);
}
