import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { killTree } from './kill-tree.ts';
import { within } from './within.ts';

/** How a process ended: an exit code, or the signal that ended it. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Why it could not even be started. */
  fault?: Error;
}

/** How long what was printed may take to arrive after the process is gone, in milliseconds. */
const LAST_OUTPUT = 200;

/**
 * Resolves when a process is gone, what it started is ended, and what it printed has been read; or at
 * once, when it could not be started. A child that left the process group may hold the pipes open: they
 * are not waited for longer than a moment.
 */
export async function endOf(child: ChildProcess): Promise<End> {
  // Without a process there is no id, and no end of it.
  if (child.pid === undefined) {
    const [fault] = (await once(child, 'error')) as [Error];
    return { code: null, signal: null, fault };
  }
  const closed = once(child, 'close');
  const [code, signal] = (await once(child, 'exit')) as [End['code'], End['signal']];
  killTree(child);
  await within(LAST_OUTPUT, closed);
  // A judge that was held up itself finds both the time over and words that are still unread.
  await setImmediate();
  for (const pipe of child.stdio) pipe?.destroy();
  return { code, signal };
}
