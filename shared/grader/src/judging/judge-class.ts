import { setTimeout as after } from 'node:timers/promises';
import type { CodeFiles } from '@course/rubric/course';
import type { WorkQueue } from '../queue/work-queue.ts';
import type { Store } from '../store/store.ts';
import type { Judged } from './judged.ts';
import type { Work } from './work.ts';

/** How often is looked for what workers have found, in milliseconds. */
const LOOK = 250;

/** After so many looks without anything new, work that nobody has any more is searched for. */
const PATIENCE = 40;

/** How far judging a class has come. */
export interface Progress {
  done: number;
  all: number;
  /** How many of the done were known before, and not judged again. */
  known: number;
  /** Since judging began, in milliseconds. */
  elapsed: number;
}

/** What is to be judged, and who hears of it. */
export interface ClassWork {
  /** The work, in the order in which it is to be done; what appears twice is done once. */
  work: readonly Work[];
  /** The code of the work, by hash. */
  code: ReadonlyMap<string, CodeFiles>;
  /** Whether what is known is to be found out again. */
  fresh: boolean;
  onProgress: (progress: Progress) => void;
  /** Aborted when nobody can work here any more. */
  signal: AbortSignal;
}

/**
 * Has everything judged that is not known, by whoever takes work from the queue. Running it again
 * goes on where it was: what was found is in the store, what is asked for is in the queue.
 *
 * @returns what was found, by the key of the work
 */
export async function judgeClass(
  store: Store,
  queue: WorkQueue,
  { work, code, fresh, onProgress, signal }: ClassWork,
): Promise<Map<string, Judged>> {
  const wanted = new Map(work.map((one) => [one.key, one]));
  const keys = [...wanted.keys()];
  await (fresh ? store.forget(keys) : store.forgetProblems(keys));
  const known = await store.known(keys);
  for (const key of known) wanted.delete(key);

  const started = performance.now();
  const report = (): void => {
    const done = keys.length - wanted.size;
    const elapsed = performance.now() - started;
    onProgress({ done, all: keys.length, known: known.size, elapsed });
  };
  const needed = new Set([...wanted.values()].map((one) => one.code));
  await store.saveCode(new Map([...code].filter(([hash]) => needed.has(hash))));
  await queue.add([...wanted.values()]);
  report();

  let quiet = 0;
  while (wanted.size > 0) {
    await after(LOOK, undefined, { signal });
    const found = await store.known([...wanted.keys()]);
    for (const key of found) wanted.delete(key);
    if (found.size > 0) report();
    quiet = found.size > 0 ? 0 : quiet + 1;
    if (quiet % PATIENCE === PATIENCE - 1) await giveUpLost(store, queue, wanted);
  }
  return store.judged(keys);
}

/** Work that ended its worker each time it was tried is in no queue any more. */
async function giveUpLost(
  store: Store,
  queue: WorkQueue,
  wanted: ReadonlyMap<string, Work>,
): Promise<void> {
  for (const work of wanted.values()) {
    if (await queue.has(work)) continue;
    if ((await store.known([work.key])).has(work.key)) continue;
    const problem = 'Whoever began to judge it came to an end over it, several times.';
    await store.saveJudged(work.key, { problem }, 'nobody');
  }
}
