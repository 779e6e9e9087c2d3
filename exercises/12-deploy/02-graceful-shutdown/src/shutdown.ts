import type { Server } from 'node:http';
import type { WebSocketServer } from 'ws';
import type { Settings } from './settings.ts';

/** What has to come to an end before the program does. */
export interface Running {
  server: Server;
  sockets: WebSocketServer;
  settings: Settings;
}

/** Ends the program in order when SIGTERM or SIGINT asks for it. */
export function shutDownOnSignals(running: Running): void {
  // Nobody listens yet, so either signal kills the program on the spot.
}
