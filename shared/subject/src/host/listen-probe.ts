/**
 * Loaded ahead of a student's program (`node --import`): tells the judge each port that the program
 * listens on. The program itself runs as in production and need not announce anything.
 */
import { channel as diagnostics } from 'node:diagnostics_channel';
import type { Server } from 'node:net';
import { openChannel } from './channel.ts';
import { watchParent } from './watchdog.ts';

const judge = openChannel(() => {});
judge.keepAlive(false);
watchParent();

diagnostics('tracing:net.server.listen:asyncEnd').subscribe((message) => {
  const { server } = message as { server: Server };
  const address = server.address();
  if (typeof address !== 'object' || !address) return;
  // The message can come from within `listen()`: the program has still to run what follows it, such
  // as the line that listens for signals.
  setImmediate(() => judge.send({ listening: address.port }));
});
