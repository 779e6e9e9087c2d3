import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { databaseFactory, leaseServer, type Server } from '../../src/index.ts';
import { useClone } from '../support/clone.ts';

const clone = useClone();

const SECRET = 'hush-hush';

test('a server of DATABASE_URL is used in place of the embedded one', async () => {
  const databaseUrl = await urlOfRole('maker', 'CREATEDB');
  const server = await clone.lease({ databaseUrl });
  expect(server.version).toBe((await clone.lease()).version);
  const factory = await databaseFactory(server, 'CREATE TABLE book ()');
  const database = await factory.create();
  expect(await ownerOf(await clone.lease(), database.name)).toBe('maker');
  expect(new URL(database.url).username).toBe('maker');
  await factory.close();
  expect(await ownerOf(await clone.lease(), database.name)).toBeUndefined();
});

test('a user who may not create databases is told what is missing', async () => {
  const databaseUrl = await urlOfRole('reader', 'NOCREATEDB');
  const error = await refusal(databaseUrl);
  expect(error).toMatchObject({ code: 'NOT_ALLOWED', message: expect.stringMatching('CREATEDB') });
});

test('a refused login is told without its password', async () => {
  const databaseUrl = (await urlOfRole('forgetful', 'CREATEDB')).replace(SECRET, 'wr0ng');
  const error = await refusal(databaseUrl);
  expect(error).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringMatching(/forgetful@localhost.*password authentication failed/),
  });
  expect(String(error)).not.toContain('wr0ng');
});

test('a server that is not there is told with its address', async () => {
  const { port, host } = { host: 'localhost', port: await unusedPort() };
  const error = await refusal(`postgresql://anna:${SECRET}@${host}:${port}/school`);
  expect(error).toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringMatching(`anna@localhost:${port}/school.*ECONNREFUSED`),
  });
  expect(String(error)).not.toContain(SECRET);
});

test('a database that is not there is told by its name', async () => {
  const databaseUrl = new URL(await urlOfRole('lost', 'CREATEDB'));
  databaseUrl.pathname = '/nowhere';
  const error = await refusal(databaseUrl.href);
  expect(error).toMatchObject({ code: 'UNREACHABLE', message: expect.stringMatching('"nowhere"') });
});

test('what is no connection string is not repeated', async () => {
  const error = await refusal(`host=localhost password=${SECRET}`);
  expect(error).toMatchObject({ code: 'UNREACHABLE' });
  expect(String(error)).not.toContain(SECRET);
});

async function refusal(databaseUrl: string): Promise<unknown> {
  return leaseServer({ root: clone.root, databaseUrl }).then(
    () => 'It was accepted.',
    (error: unknown) => error,
  );
}

/** Makes a user on the clone's embedded server, which plays the external one. */
async function urlOfRole(name: string, right: string): Promise<string> {
  const server = await clone.lease();
  await server.maintenance.query(`CREATE ROLE ${name} LOGIN PASSWORD '${SECRET}' ${right}`);
  const url = new URL(server.url('postgres'));
  url.username = name;
  url.password = SECRET;
  return url.href;
}

async function ownerOf(server: Server, database: string): Promise<unknown> {
  const rows = await server.maintenance.query(
    'SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1',
    [database],
  );
  return rows[0]?.['owner'];
}

async function unusedPort(): Promise<number> {
  const listener = net.createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
