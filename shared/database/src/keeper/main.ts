/**
 * The keeper's process: `node main.ts <the order as JSON>`.
 *
 * It is started by the first client, detached from it, and ends by itself. Its output is the log.
 */
import { inspect } from 'node:util';
import { messageOf } from '../errors.ts';
import { keep } from './keep.ts';
import { isServerOrder } from './files.ts';
import type { KeeperNews } from './spawn.ts';

try {
  const order: unknown = JSON.parse(process.argv[2] ?? '');
  if (!isServerOrder(order)) throw new TypeError('Which server to keep was not said.');
  await keep(order, () => tell({ ready: true }));
} catch (error) {
  process.stderr.write(`${inspect(error)}\n`);
  tell({ failed: messageOf(error) });
  process.exitCode = 1;
}

/** Tells the client that started this keeper, if it still lives, and lets go of it. */
function tell(news: KeeperNews): void {
  if (!process.send || !process.connected) return;
  // The callback takes the error of a client that is gone, which is nobody's concern.
  process.send(news, () => {
    if (process.connected) process.disconnect?.();
  });
}
