import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';

/** Lets visitors of `/live` in, greets them, and says back what they say. */
export function openLive(server: Server, commit: string): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  server.on('upgrade', (request, connection, head) => {
    if (request.url !== '/live') {
      connection.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      socket.on('error', () => {});
      socket.send(JSON.stringify({ type: 'hello', commit }));
      // One buffer, unless the socket was told to hand out something else.
      socket.on('message', (data) => {
        socket.send(JSON.stringify({ type: 'echo', text: (data as Buffer).toString() }));
      });
    });
  });
}
