import type { AddressInfo, Socket } from 'node:net';
import type { Settings } from '../src/settings.ts';

type Module = typeof import('../src/app.ts');

/**
 * A scenario: beside the server one who does not read. Here its connection can be seen from the
 * server's side, and so which event was the one with which it was cut.
 *
 * @returns the answer to the last event, and whether the connection was cut by then
 */
export async function publishUntilCut({ createApp }: Module, _tools: unknown, settings: Settings) {
  const { once } = await import('node:events');
  const { connect } = await import('node:net');
  const server = createApp(settings);
  const accepted: Socket[] = [];
  server.on('connection', (socket: Socket) => accepted.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const slow = connect(port, '127.0.0.1');
  // Cut, it may see a reset.
  slow.on('error', () => {});
  const request = [
    'GET /feed HTTP/1.1',
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: bGFpbmFhbW8tbGFpbmFhbQ==',
  ];
  slow.write(`${request.join('\r\n')}\r\n\r\n`);
  await once(slow, 'data');
  slow.pause();

  const [itsConnection] = accepted;
  const isCut = (): boolean => itsConnection?.destroyed ?? true;
  const body = JSON.stringify({ item: 'drill-7', text: 'x'.repeat(64 * 1024) });
  const headers = { 'content-type': 'application/json' };
  let last: { status?: number; receivers?: number } = {};
  for (let published = 0; published < 300 && !isCut(); published += 1) {
    const url = `http://127.0.0.1:${port}/events`;
    const response = await fetch(url, { method: 'POST', headers, body });
    const { receivers } = (await response.json()) as { receivers: number };
    last = { status: response.status, receivers };
  }
  const outcome = { ...last, isCut: isCut() };
  slow.destroy();
  itsConnection?.destroy();
  server.closeAllConnections();
  server.close();
  return outcome;
}
