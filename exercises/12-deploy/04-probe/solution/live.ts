import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';

/**
 * Opens `/live` on a server: it greets, and says back what it is told.
 *
 * @param commit that the greeting names
 */
export function openLive(server: Server, commit: string): void {
  const sockets = new WebSocketServer({ server, path: '/live', maxPayload: 1024 });
  sockets.on('connection', (socket) => {
    const say = (message: object): void => socket.send(JSON.stringify(message));
    socket.addEventListener('message', ({ data }) => {
      // What is no text comes as bytes.
      if (typeof data === 'string') say({ type: 'echo', text: data });
    });
    // An error that nobody listens to ends the process; this one ends its own connection.
    socket.on('error', () => {});
    say({ type: 'hello', commit });
  });
}
