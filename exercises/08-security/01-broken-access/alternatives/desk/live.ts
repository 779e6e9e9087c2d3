import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Desk } from './library.ts';

/**
 * The WebSocket door: tells of loans as they change.
 *
 * @param deskOf the desk of whoever sends a request; throws when nobody is signed in
 */
export function serveLive(server: Server, deskOf: (request: IncomingMessage) => Desk): void {
  const door = new WebSocketServer({
    server,
    path: '/live',
    maxPayload: 1024,
    verifyClient: ({ req }, done) => {
      try {
        deskOf(req);
        done(true);
      } catch {
        done(false, 401);
      }
    },
  });
  door.on('connection', (peer, request) => {
    const leave = deskOf(request).follow((loan) => peer.send(JSON.stringify(loan)));
    peer.on('close', leave);
    peer.on('error', () => peer.terminate());
  });
}
