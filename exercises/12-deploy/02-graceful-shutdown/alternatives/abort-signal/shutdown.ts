import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { WebSocketServer } from 'ws';
import { log } from './log.ts';
import type { Settings } from './settings.ts';

/** What has to come to an end before the program does. */
export interface Running {
  server: Server;
  sockets: WebSocketServer;
  settings: Settings;
}

/** Is aborted, for good, by the first SIGTERM or SIGINT. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    // Aborting again changes nothing, so further signals are harmless.
    process.on(name, () => controller.abort(name));
  }
  return controller.signal;
}

/** Waits until the program is to stop, and brings its work to an end or, at the deadline, cuts it. */
export async function shutDownAfter(stopping: AbortSignal, running: Running): Promise<void> {
  const { server, sockets, settings } = running;
  if (!stopping.aborted) await once(stopping, 'abort');
  log({ event: 'shutdown-started', signal: stopping.reason as unknown });

  const deadline = setTimeout(() => cutEverything(running), settings.shutdownDeadline);
  await after(Math.min(settings.drainDelay, settings.shutdownDeadline));
  const closed = once(server, 'close');
  server.close();
  sockets.close();
  for (const socket of sockets.clients) socket.close(1001, 'The server goes away');
  await closed;

  clearTimeout(deadline);
  log({ event: 'shutdown-finished', code: process.exitCode ?? 0 });
}

/** Leaves nothing for which the process would stay. */
function cutEverything({ server, sockets }: Running): void {
  process.exitCode = 1;
  server.closeAllConnections();
  // Upgraded connections are no longer the HTTP server's.
  for (const socket of sockets.clients) socket.terminate();
}
