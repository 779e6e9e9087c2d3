import type { AddressInfo, Socket } from 'node:net';
import type { Settings } from '../src/settings.ts';

type Module = typeof import('../src/app.ts');

/**
 * A scenario: a client sends text that is no JSON, again and again, and reads none of the errors.
 *
 * @returns whether it was cut, after thousands of messages at the latest
 */
export async function nonsenseUntilCut({ createApp }: Module, _tools: unknown, settings: Settings) {
  const { once } = await import('node:events');
  const { connect } = await import('node:net');
  const { setImmediate: nextTurn } = await import('node:timers/promises');
  const server = createApp(settings);
  const accepted: Socket[] = [];
  server.on('connection', (socket: Socket) => accepted.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  // Cut, it may see a reset.
  client.on('error', () => {});
  const request = [
    'GET /feed HTTP/1.1',
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: bGFpbmFhbW8tbGFpbmFhbQ==',
  ];
  client.write(`${request.join('\r\n')}\r\n\r\n`);
  await once(client, 'data');

  // Errors are short, and the operating system would keep many of them. Corked, the connection lets
  // nothing out any more, as when those buffers are full.
  const [itsConnection] = accepted;
  itsConnection?.cork();
  const isCut = (): boolean => itsConnection?.destroyed ?? true;
  // A text frame of five bytes, whose mask of zeros changes nothing.
  const frame = Buffer.from([0x81, 0x85, 0, 0, 0, 0, ...Buffer.from('hello')]);
  const frames = Buffer.concat(Array.from({ length: 50 }, () => frame));
  for (let round = 0; round < 200 && !isCut(); round += 1) {
    await new Promise<void>((written) => void client.write(frames, () => written()));
    await nextTurn();
  }
  const outcome = { isCut: isCut() };
  client.destroy();
  itsConnection?.destroy();
  server.closeAllConnections();
  server.close();
  return outcome;
}
