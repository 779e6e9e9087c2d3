import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { converse } from './connection.ts';
import { Feed } from './feed.ts';
import { Heartbeat } from './heartbeat.ts';
import { answerWith } from './http.ts';
import type { Settings } from './settings.ts';

/**
 * Builds the live feed; it does not listen yet.
 *
 * @param settings what connections are allowed
 */
export function createApp(settings: Settings): Server {
  const feed = new Feed(settings.maxBufferedBytes);
  const heartbeat = new Heartbeat(settings);
  const server = createServer(answerWith((event) => feed.publish(event)));
  const sockets = new WebSocketServer({
    server,
    path: '/feed',
    maxPayload: settings.maxMessageBytes,
  });
  sockets.on('connection', (socket) => {
    feed.add(socket);
    heartbeat.watch(socket);
    converse(socket, feed);
  });
  server.on('close', () => heartbeat.stop());
  return server;
}
