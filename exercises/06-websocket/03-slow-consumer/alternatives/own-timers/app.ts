import { createServer, type Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerWith } from './http.ts';
import { Report, type Event } from './messages.ts';
import type { Settings } from './settings.ts';

/**
 * Everything in one place: the library's own set of clients, and two timers for each of them. What
 * is sent is compressed for those who can read that.
 */
export function createApp(settings: Settings): Server {
  let published = 0;
  const server = createServer(answerWith(publish));
  const sockets = new WebSocketServer({
    server,
    path: '/feed',
    perMessageDeflate: true,
    maxPayload: settings.maxMessageBytes,
  });
  sockets.on('connection', (socket) => {
    beat(socket, settings);
    socket.addEventListener('error', () => {});
    socket.addEventListener('message', ({ data }) => {
      if (socket.readyState !== socket.OPEN) return;
      if (typeof data === 'string') receive(socket, data);
      else socket.close(1003, 'text only');
    });
  });
  return server;

  function publish({ item, text }: Event): number {
    published += 1;
    const data = JSON.stringify({ type: 'event', number: published, item, text });
    let receivers = 0;
    for (const socket of sockets.clients) {
      if (hand(socket, data)) receivers += 1;
    }
    return receivers;
  }

  function hand(socket: WebSocket, data: string): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    socket.send(data);
    if (socket.bufferedAmount <= settings.maxBufferedBytes) return true;
    socket.terminate();
    return false;
  }

  function receive(socket: WebSocket, data: string): void {
    try {
      publish(Report.parse(JSON.parse(data)));
    } catch (error) {
      hand(socket, JSON.stringify({ type: 'error', message: String(error) }));
    }
  }
}

function beat(socket: WebSocket, { pingMs, silenceMs }: Settings): void {
  const pings = setInterval(() => socket.ping(), pingMs);
  const deadline = setTimeout(() => socket.terminate(), silenceMs);
  socket.on('pong', () => deadline.refresh());
  socket.once('close', () => {
    clearInterval(pings);
    clearTimeout(deadline);
  });
}
