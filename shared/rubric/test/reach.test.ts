import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openSocket } from '../src/suite/deployment/open-socket.ts';
import type { Internet } from '../src/suite/deployment/internet.ts';
import { reach, type Reached } from '../src/suite/deployment/reach.ts';
import { trialInternet } from '../src/suite/deployment/trial-internet.ts';

// An address of the AS112 project: public, and answering to nothing but DNS, should it ever be asked.
const PUBLIC = '192.31.196.1';

const NAMES = {
  'lainaamo.test': [PUBLIC],
  'both.test': ['2620:4f:8000::1', PUBLIC],
  'other.test': [PUBLIC],
  'home.test': ['192.168.1.7'],
  'cloud.test': ['169.254.169.254'],
  'laptop.test': ['127.0.0.1'],
  'laptop6.test': ['::1'],
  'local6.test': ['fd00::7'],
  'mixed.test': [PUBLIC, '10.0.0.1'],
};

/** An internet in which an app is deployed; tells what the app was asked. */
function internetWith(app: RequestListener): { internet: Internet; asked: string[] } {
  const asked: string[] = [];
  const open = async (): Promise<string> => {
    const server = createServer((request, response) => {
      asked.push(`${request.headers.host} ${request.url}`);
      app(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const certified = ['lainaamo.test', 'both.test'];
  const internet = trialInternet({ settings: {}, names: NAMES, certified }, open);
  onTestFinished(async () => internet.close());
  return { internet, asked };
}

const fine: RequestListener = (_request, response) => void response.end('fine');

async function ask({ url, agent }: Reached, path: string): Promise<string> {
  const [response] = (await once(get(url + path, { agent }), 'response')) as [IncomingMessage];
  return text(response);
}

test.each(['https://lainaamo.test', 'https://lainaamo.test/', 'HTTPS://LAINAAMO.TEST:443'])(
  'an app at %s is reached under its name',
  async (address) => {
    const { internet, asked } = internetWith(fine);
    const reached = await reach(address, internet);
    expect(reached.url).toBe('https://lainaamo.test');
    expect(await ask(reached, '/loans')).toBe('fine');
    expect(asked).toEqual(['lainaamo.test /', 'lainaamo.test /loans']);
  },
);

test('a name may have several public addresses', async () => {
  const { internet } = internetWith(fine);
  expect(await ask(await reach('https://both.test', internet), '/')).toBe('fine');
});

test.each([
  'http://lainaamo.test',
  'ws://lainaamo.test',
  'lainaamo.test',
  'https://',
  'https://lainaamo.test:8443',
  'https://lainaamo.test/app',
  'https://lainaamo.test/?a=1',
  'https://lainaamo.test/#top',
  'https://anna@lainaamo.test',
  'https://192.31.196.1',
  'https://2130706433',
  'https://0x7f.1',
  'https://[::1]',
])('%s is not the address of a deployed app', async (address) => {
  const { internet, asked } = internetWith(fine);
  await expect(reach(address, internet)).rejects.toMatchObject({
    kind: 'wrong-address',
    details: { actual: address },
  });
  expect(asked).toEqual([]);
});

test.each([
  ['localhost', '127.0.0.1'],
  ['app.localhost', '127.0.0.1'],
  ['localhost.', '127.0.0.1'],
  ['laptop.test', '127.0.0.1'],
  ['laptop6.test', '::1'],
  ['home.test', '192.168.1.7'],
  ['cloud.test', '169.254.169.254'],
  ['local6.test', 'fd00::7'],
  ['mixed.test', '10.0.0.1'],
])('%s leads to %s, and nobody connects there', async (name, address) => {
  const { internet, asked } = internetWith(fine);
  await expect(reach(`https://${name}`, internet)).rejects.toMatchObject({
    kind: 'not-public',
    details: { name: `https://${name}`, actual: address },
  });
  expect(asked).toEqual([]);
});

test('a name server that changes its mind is asked only once', async () => {
  const { internet } = internetWith(fine);
  const answers = [[PUBLIC], ['127.0.0.1'], ['127.0.0.1']];
  const ways: (readonly string[])[] = [];
  const reached = await reach('https://lainaamo.test', {
    resolve: async () => answers.shift() ?? [],
    async wayTo(addresses) {
      ways.push(addresses);
      return internet.wayTo(addresses);
    },
  });
  await ask(reached, '/');
  await ask(reached, '/');
  expect({ ways, left: answers.length }).toEqual({ ways: [[PUBLIC]], left: 2 });
});

test('a redirection is not followed', async () => {
  const { internet, asked } = internetWith((_request, response) => {
    response.writeHead(308, { Location: 'https://other.test/' }).end();
  });
  await reach('https://lainaamo.test', internet);
  expect(asked).toEqual(['lainaamo.test /']);
});

test('a certificate for another name is not valid', async () => {
  const { internet, asked } = internetWith(fine);
  await expect(reach('https://other.test', internet)).rejects.toMatchObject({
    kind: 'bad-certificate',
    details: { error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
  });
  expect(asked).toEqual([]);
});

test('a certificate that no known authority has signed is not valid', async () => {
  const { internet, asked } = internetWith(fine);
  const suspicious: Internet = {
    resolve: async (name) => internet.resolve(name),
    async wayTo(addresses) {
      const { connect } = await internet.wayTo(addresses);
      return { connect };
    },
  };
  await expect(reach('https://lainaamo.test', suspicious)).rejects.toMatchObject({
    kind: 'bad-certificate',
    details: { error: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
  });
  expect(asked).toEqual([]);
});

test('a name that nobody has registered cannot be reached', async () => {
  const { internet } = internetWith(fine);
  await expect(reach('https://nowhere.test', internet)).rejects.toMatchObject({
    kind: 'unreachable',
    details: { error: { code: 'ENOTFOUND' } },
  });
});

test('an address at which nobody listens cannot be reached', async () => {
  const { internet } = internetWith(fine);
  const abandoned: Internet = {
    resolve: async (name) => internet.resolve(name),
    async wayTo() {
      const server = createServer();
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      await once(server.close(), 'close');
      return { connect: async () => openSocket(['127.0.0.1'], port) };
    },
  };
  await expect(reach('https://lainaamo.test', abandoned)).rejects.toMatchObject({
    kind: 'unreachable',
    details: { error: { code: 'ECONNREFUSED' } },
  });
});

test('an app that its platform has put to sleep is waited for', async () => {
  const statuses = [503, 502, 200];
  const { internet, asked } = internetWith((_request, response) => {
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await reach('https://lainaamo.test', internet);
  expect(asked).toHaveLength(3);
});
