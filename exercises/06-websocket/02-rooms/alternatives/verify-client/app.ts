import { createServer, type IncomingMessage, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { judge, type Settings } from './admission.ts';
import { converse } from './connection.ts';
import { Rooms } from './rooms.ts';

/**
 * Builds the server of the live rooms; it does not listen yet. The socket server answers upgrades
 * by itself, and asks `verifyClient` first.
 *
 * @param settings the key of the session tokens, and the web pages that may connect
 */
export function createApp(settings: Settings): Server {
  const rooms = new Rooms();
  const members = new WeakMap<IncomingMessage, string>();
  const server = createServer((_request, response) => {
    response.writeHead(426, { connection: 'Upgrade', upgrade: 'websocket' }).end();
  });
  const sockets = new WebSocketServer({
    server,
    maxPayload: 16 * 1024,
    verifyClient: ({ req }, answer) => {
      judge(req, settings, (status, member) => {
        if (member !== undefined) members.set(req, member);
        answer(status === 101, status);
      });
    },
  });
  sockets.on('connection', (socket, request) => {
    const member = members.get(request);
    if (member === undefined) socket.terminate();
    else converse(socket, member, rooms);
  });
  return server;
}
