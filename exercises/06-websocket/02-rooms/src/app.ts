import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { admit, type Settings } from './admission.ts';
import { converse } from './connection.ts';
import { Rooms } from './rooms.ts';

/**
 * Builds the server of the live rooms; it does not listen yet.
 *
 * @param settings the key of the session tokens, and the web pages that may connect
 */
export function createApp(settings: Settings): Server {
  const rooms = new Rooms();
  const sockets = new WebSocketServer({ noServer: true });

  // Requests that ask for no upgrade come here.
  const server = createServer((_request, response) => {
    response.writeHead(426, { connection: 'Upgrade', upgrade: 'websocket' }).end();
  });
  server.on('upgrade', (request, socket, head) => {
    const admission = admit(request, settings);
    if ('status' in admission) {
      // An answer in HTTP has to be written on the socket itself.
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      converse(webSocket, admission.member, rooms);
    });
  });
  return server;
}
