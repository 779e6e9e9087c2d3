import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { WebSocketServer } from 'ws';
import { log } from './log.ts';
import type { Readiness } from './readiness.ts';
import type { Settings } from './settings.ts';

/** What has to come to an end before the program does. */
export interface Running {
  server: Server;
  sockets: WebSocketServer;
  readiness: Readiness;
  settings: Settings;
}

/** A platform sends the first, Ctrl+C in a terminal the second. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** The close code of a server that goes away (RFC 6455, section 7.4.1). */
const GOING_AWAY = 1001;

/**
 * Ends the program in order when SIGTERM or SIGINT asks for it: with exit code 0 when all work has
 * ended, with 1 when some had to be cut off at the deadline.
 */
export function shutDownOnSignals(running: Running): void {
  const { readiness, settings } = running;
  for (const signal of SIGNALS) {
    // A listener that stays: without one, the next signal would kill the program on the spot.
    process.on(signal, () => {
      if (!readiness.ready) return;
      readiness.ready = false;
      log({ event: 'shutdown-started', signal });

      const deadline = setTimeout(() => {
        log({ event: 'shutdown-finished', code: 1 });
        process.exit(1);
      }, settings.shutdownDeadline);
      // It watches over the end and must not hold it up.
      deadline.unref();

      void finishWork(running);
    });
  }
}

/** Resolves when nothing is left: then the program ends by itself. */
async function finishWork({ server, sockets, settings }: Running): Promise<void> {
  // Until the load balancer looks at /ready again, it goes on sending requests here.
  await after(settings.drainDelay);

  const closed = once(server, 'close');
  // Takes no new connection, closes the idle ones, and waits for the rest.
  server.close();
  sockets.close();
  for (const socket of sockets.clients) socket.close(GOING_AWAY);
  await closed;
  log({ event: 'shutdown-finished', code: 0 });
}
