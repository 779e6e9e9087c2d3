import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { admit, type Settings } from './admission.ts';
import { converse } from './connection.ts';
import { Rooms } from './rooms.ts';

/** Bytes of one message. */
const LARGEST_MESSAGE = 16 * 1024;

/**
 * Builds the server of the live rooms; it does not listen yet.
 *
 * @param settings the key of the session tokens, and the web pages that may connect
 */
export function createApp(settings: Settings): Server {
  const rooms = new Rooms();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });

  const server = createServer((_request, response) => {
    response.writeHead(426, { connection: 'Upgrade', upgrade: 'websocket' }).end();
  });
  server.on('upgrade', (request, socket, head) => {
    const admission = admit(request, settings);
    if ('status' in admission) {
      refuse(socket, admission.status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      converse(webSocket, admission.member, rooms);
    });
  });
  return server;
}

/** Answers in HTTP: there is no response object for an upgrade, only the socket. */
function refuse(socket: Duplex, status: 401 | 403 | 404): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
    'Content-Length: 0',
    'Connection: close',
  ];
  // The stranger may have hung up already.
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy());
}
