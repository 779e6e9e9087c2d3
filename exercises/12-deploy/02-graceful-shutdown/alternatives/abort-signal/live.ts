import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { log } from './log.ts';

/** The live view: everyone on `/live` sees each new reservation. */
export interface Live {
  sockets: WebSocketServer;
  /** Sends a message to every open socket. */
  announce(message: unknown): void;
}

/** Opens `/live` on a server. */
export function openLive(server: Server): Live {
  // Clients only listen, so what they send may be short.
  const sockets = new WebSocketServer({ server, path: '/live', maxPayload: 1024 });
  sockets.on('connection', (socket) => {
    socket.on('error', (error) => log({ event: 'socket-failed', message: error.message }));
  });
  return {
    sockets,
    announce(message) {
      const text = JSON.stringify(message);
      for (const socket of sockets.clients) {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      }
    },
  };
}
