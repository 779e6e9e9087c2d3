import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Library, Member } from './library.ts';

/**
 * The WebSocket door: tells of loans as they change.
 *
 * @param identify who sends a request; throws when nobody is signed in
 */
export function serveLive(
  server: Server,
  library: Library,
  identify: (request: IncomingMessage) => Member,
): void {
  const door = new WebSocketServer({ noServer: true, path: '/live', maxPayload: 1024 });
  server.on('upgrade', (request, socket, head) => {
    // A connection that breaks must not break the app.
    socket.on('error', () => socket.destroy());
    let viewer: Member;
    try {
      viewer = identify(request);
    } catch {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    door.handleUpgrade(request, socket, head, (peer) => {
      const leave = library.follow(viewer, (loan) => peer.send(JSON.stringify(loan)));
      peer.on('close', leave);
      peer.on('error', () => peer.terminate());
    });
  });
}
