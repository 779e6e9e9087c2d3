import { once } from 'node:events';
import { get, type Agent, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';

/** How long a server may take to close what is idle, in milliseconds. */
const PATIENCE = 3000;

/** Opens a connection and sends nothing on it, as browsers do in advance. */
export async function unusedConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // Breaking is one way to close.
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

/**
 * A connection that has had an answer and is kept open for the next request. The server has
 * accepted all connections that were opened before, as it takes them in order.
 */
export async function answeredConnection(url: string, agent: Agent): Promise<Socket> {
  const [response] = (await once(get(`${url}/health`, { agent }), 'response')) as [IncomingMessage];
  const { socket } = response;
  await text(response);
  return socket;
}

/** What an answer says of its connection; the request asks for nothing in particular. */
export async function connectionAfter(url: string, agent: Agent): Promise<string | undefined> {
  const request = get(url, { agent });
  return once(request, 'response').then(
    ([response]) => (response as IncomingMessage).resume().headers.connection,
    () => 'refused',
  );
}

/** What the server does with a connection. */
export async function fateOf(socket: Socket): Promise<'closed' | 'still open'> {
  if (socket.closed) return 'closed';
  const closed = once(socket, 'close').then(
    () => 'closed' as const,
    () => 'closed' as const,
  );
  return Promise.race([closed, after(PATIENCE, 'still open' as const, { ref: false })]);
}
