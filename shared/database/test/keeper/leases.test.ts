import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openLeaseDesk, type LeaseDesk } from '../../src/keeper/leases.ts';

const endpoint = { host: '/nowhere', port: 5432, password: 'x', version: '18.4', durable: false };

test('who knows the token is granted the server, who does not is turned away', async () => {
  const desk = await openDesk();
  expect(await ask(desk, desk.state.token)).toEqual({ granted: endpoint });
  expect(await ask(desk, 'guessed')).toBeUndefined();
});

test('a desk that gave up waiting grants no lease that would end at once', async () => {
  const desk = await openDesk();
  expect(await ask(desk, desk.state.token)).toBeDefined();
  await desk.idle;
  expect(await ask(desk, desk.state.token)).toBeUndefined();
});

test('holders of a lease are told why it ends', async () => {
  const desk = await openDesk();
  const socket = net.connect(desk.state.port, '127.0.0.1').setEncoding('utf8');
  socket.write(`${desk.state.token}\n`);
  await once(socket, 'data');
  desk.close('It was enough');
  expect(await once(socket, 'data')).toEqual(['{"ended":"It was enough"}\n']);
});

async function openDesk(): Promise<LeaseDesk> {
  const desk = await openLeaseDesk(endpoint);
  onTestFinished(() => desk.close('The test is over'));
  return desk;
}

/** The answer to a token; the connection that asked is closed then. */
async function ask(desk: LeaseDesk, token: string): Promise<unknown> {
  const socket = net.connect(desk.state.port, '127.0.0.1').setEncoding('utf8');
  socket.write(`${token}\n`);
  const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  socket.destroy();
  return typeof answer === 'string' ? JSON.parse(answer) : undefined;
}
