import type { AddressInfo, Socket } from 'node:net';
import type { Settings } from '../src/settings.ts';

type Module = typeof import('../src/app.ts');

interface Outcome {
  isCut: boolean;
  /** The answer to the last event, where events were what was sent. */
  status?: number;
  receivers?: number;
}

/**
 * A scenario: beside the server one who reads nothing, while events are published or while it sends
 * text that is no JSON itself. Here its connection can be seen from the server's side, and so what
 * was the last thing before it was cut.
 *
 * @returns whether it was cut, after some hundred rounds at the latest, and the last answer
 */
export async function untilCut(
  { createApp }: Module,
  _tools: unknown,
  { settings, sent }: { settings: Settings; sent: 'events' | 'nonsense' },
): Promise<Outcome> {
  const { once } = await import('node:events');
  const { connect } = await import('node:net');
  const { setImmediate: nextTurn } = await import('node:timers/promises');
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

  async function publish(): Promise<Partial<Outcome>> {
    const response = await fetch(`http://127.0.0.1:${port}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ item: 'drill-7', text: 'x'.repeat(256 * 1024) }),
    });
    const { receivers } = (await response.json()) as { receivers: number };
    return { status: response.status, receivers };
  }

  async function sendNonsense(): Promise<Partial<Outcome>> {
    // A text frame of five bytes, whose mask of zeros changes nothing.
    const frame = Buffer.from([0x81, 0x85, 0, 0, 0, 0, ...Buffer.from('hello')]);
    const frames = Buffer.concat(Array.from({ length: 50 }, () => frame));
    await new Promise<void>((written) => void slow.write(frames, () => written()));
    await nextTurn();
    return {};
  }

  // Errors are short, and the operating system would keep many of them. Corked, the connection lets
  // nothing out any more, as when those buffers are full.
  if (sent === 'nonsense') itsConnection?.cork();
  const isCut = (): boolean => itsConnection?.destroyed ?? true;
  let last: Partial<Outcome> = {};
  for (let round = 0; round < 300 && !isCut(); round += 1) {
    last = await (sent === 'events' ? publish() : sendNonsense());
  }
  const outcome = { ...last, isCut: isCut() };
  slow.destroy();
  itsConnection?.destroy();
  server.closeAllConnections();
  server.close();
  return outcome;
}
