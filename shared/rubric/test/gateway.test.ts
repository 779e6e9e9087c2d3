import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Gateway } from '../src/judge/gateway.ts';
import { openSocket } from '../src/suite/deployment/open-socket.ts';
import { openEdge } from '../src/suite/deployment/edge.ts';
import { gatewayInternet } from '../src/suite/deployment/gateway-internet.ts';
import type { Internet } from '../src/suite/deployment/internet.ts';
import { reach } from '../src/suite/deployment/reach.ts';
import { folderWith } from './support/course-files.ts';

// An address of the AS112 project: public, and answering to nothing but DNS, should it ever be asked.
const PUBLIC = '192.31.196.1';

const NAMES: Record<string, string[]> = {
  'lainaamo.test': [PUBLIC, '2620:4f:8000::1'],
  'other.test': [PUBLIC],
  'home.test': ['192.168.1.7'],
  'metadata.test': [PUBLIC, '169.254.169.254'],
};

/** An internet of which every public address leads to one port of this machine. */
function internetAt(port: number): Internet & { connections: Socket[] } {
  const connections: Socket[] = [];
  return {
    connections,
    async resolve(name) {
      const code = name === 'flaky.test' ? 'EAI_AGAIN' : 'ENOTFOUND';
      const addresses = NAMES[name];
      if (addresses) return addresses;
      throw Object.assign(new Error(`getaddrinfo ${code} ${name}`), { code });
    },
    wayTo: async () => ({
      connect: async (signal) => {
        const socket = await openSocket(['127.0.0.1'], port, signal);
        connections.push(socket);
        return socket;
      },
    }),
  };
}

/** A gateway, and what is seen through it. */
function gatewayTo(outside?: Internet): { gateway: Gateway; inside: Internet } {
  const gateway = new Gateway(join(folderWith({}), 'gateway'), outside);
  return { gateway, inside: gatewayInternet(gateway.path) };
}

async function listening(server: ReturnType<typeof createTcpServer>): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** An app with a WebSocket, deployed behind TLS; `inside` believes its certificate. */
async function deployed() {
  const server = createServer((request, response) => response.end(`fine: ${request.url}`));
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  onTestFinished(() => sockets.close());
  const edge = await openEdge(`http://127.0.0.1:${await listening(server)}`, ['lainaamo.test']);
  onTestFinished(async () => edge.close());
  const outside = internetAt(edge.port);
  const { gateway, inside } = gatewayTo(outside);
  const believing: Internet = {
    ...inside,
    wayTo: async (addresses) => ({
      ...(await inside.wayTo(addresses)),
      authority: edge.certificate,
    }),
  };
  return { gateway, inside, believing, outside };
}

test('an app is reached through the gateway, by HTTPS and by WebSocket', async () => {
  const { gateway, believing } = await deployed();
  await gateway.whileOpen(async () => {
    const { url, agent } = await reach('https://lainaamo.test', believing);
    const [response] = await once(getSecurely(`${url}/loans`, { agent }), 'response');
    expect(await text(response as IncomingMessage)).toBe('fine: /loans');
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { agent });
    await once(socket, 'open');
    socket.send('kayak');
    expect(String((await once(socket, 'message'))[0])).toBe('kayak');
    socket.terminate();
  });
});

test.each([
  ['https://home.test', 'not-public', { actual: '192.168.1.7' }],
  ['https://metadata.test', 'not-public', { actual: '169.254.169.254' }],
  ['https://nowhere.test', 'unreachable', { error: { code: 'ENOTFOUND' } }],
  ['https://other.test', 'bad-certificate', { error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } }],
])('%s is told as %s from behind the gateway', async (address, kind, details) => {
  const { gateway, believing } = await deployed();
  const reaching = gateway.whileOpen(async () => reach(address, believing));
  await expect(reaching).rejects.toMatchObject({ kind, details });
});

test('a certificate of no known authority is told from behind the gateway', async () => {
  const { gateway, inside } = await deployed();
  await expect(
    gateway.whileOpen(async () => reach('https://lainaamo.test', inside)),
  ).rejects.toMatchObject({ kind: 'bad-certificate' });
});

test('an address at which nobody listens is told from behind the gateway', async () => {
  const server = createTcpServer();
  const port = await listening(server);
  await once(server.close(), 'close');
  const { gateway, inside } = gatewayTo(internetAt(port));
  await expect(
    gateway.whileOpen(async () => reach('https://lainaamo.test', inside)),
  ).rejects.toMatchObject({ kind: 'unreachable', details: { error: { code: 'ECONNREFUSED' } } });
});

test.each([
  ['a name server that cannot say', 'https://flaky.test', true],
  ['a gateway that is closed', 'https://lainaamo.test', false],
])('%s is no fault of the student’s', async (_what, address, open) => {
  const { gateway, inside } = gatewayTo(internetAt(0));
  const asking = async () => reach(address, inside);
  await expect(open ? gateway.whileOpen(asking) : asking()).rejects.toMatchObject({
    kind: 'environment',
  });
});

test.each([
  ['this machine', ['127.0.0.1']],
  ['this machine, by IPv6', ['::1']],
  ['the metadata of a cloud', ['169.254.169.254']],
  ['a public address and a private one', [PUBLIC, '10.0.0.1']],
  ['a name', ['lainaamo.test']],
  ['nothing', []],
])('the gateway itself leads nowhere for %s', async (_what, addresses) => {
  const { gateway, inside, outside } = await deployed();
  await gateway.whileOpen(async () => {
    const way = await inside.wayTo(addresses);
    await expect(way.connect()).rejects.toMatchObject({ code: 'EACCES' });
  });
  expect(outside.connections).toEqual([]);
});

test('a gateway to the real internet refuses what leads to this machine', async () => {
  const { gateway, inside } = gatewayTo();
  await gateway.whileOpen(async () => {
    const addresses = await inside.resolve('localhost');
    expect(addresses).toContain('127.0.0.1');
    const way = await inside.wayTo(addresses);
    await expect(way.connect()).rejects.toMatchObject({ code: 'EACCES' });
  });
});

test.each(['/', '/way?address=1.1.1.1', 'http://1.1.1.1/', '/addresses/../way'])(
  'a plain request for %s gets no further',
  async (path) => {
    const { gateway, outside } = await deployed();
    await gateway.whileOpen(async () => {
      const request = get({ socketPath: gateway.path, path, agent: false });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      expect(response.resume().statusCode).toBe(404);
    });
    expect(outside.connections).toEqual([]);
  },
);

test('when the gateway closes, both ends of every connection are closed', async () => {
  const near: Socket[] = [];
  const far: Socket[] = [];
  const port = await listening(createTcpServer((socket) => far.push(socket)));
  const outside = internetAt(port);
  const { gateway, inside } = gatewayTo(outside);
  await gateway.whileOpen(async () => {
    const way = await inside.wayTo([PUBLIC]);
    near.push(await way.connect(), await way.connect());
    await expect.poll(() => far.length).toBe(2);
  });
  const all = [...near, ...far, ...outside.connections];
  for (const socket of all) socket.resume();
  await expect.poll(() => all.map(({ closed }) => closed)).toEqual(Array(6).fill(true));
  expect(existsSync(gateway.path)).toBe(false);
});

test('whoever hangs up inside is hung up outside', async () => {
  const server = createTcpServer();
  const { gateway, inside } = gatewayTo(internetAt(await listening(server)));
  await gateway.whileOpen(async () => {
    const accepted = once(server, 'connection');
    const socket = await (await inside.wayTo([PUBLIC])).connect();
    const [far] = (await accepted) as [Socket];
    socket.destroy();
    far.resume();
    await expect.poll(() => far.closed).toBe(true);
  });
});

test('an answer without end is broken off', async () => {
  const piece = Buffer.alloc(2 ** 20);
  const server = createTcpServer((socket) => {
    const pour = (): void => {
      while (socket.writable && socket.write(piece));
    };
    socket.on('drain', pour).on('error', () => {});
    pour();
  });
  const { gateway, inside } = gatewayTo(internetAt(await listening(server)));
  await gateway.whileOpen(async () => {
    const socket = await (await inside.wayTo([PUBLIC])).connect();
    let received = 0;
    socket.on('data', ({ length }) => (received += length)).on('error', () => {});
    await once(socket, 'close');
    expect(received / piece.length).toBeGreaterThan(32);
    expect(received / piece.length).toBeLessThan(80);
  });
});

test('more connections than anybody needs are refused', async () => {
  const { gateway, inside } = gatewayTo(internetAt(await listening(createTcpServer())));
  await gateway.whileOpen(async () => {
    const way = await inside.wayTo([PUBLIC]);
    const opened = await Promise.allSettled(Array.from({ length: 80 }, async () => way.connect()));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(64);
  });
});
