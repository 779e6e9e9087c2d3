import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { useClone } from '../support/clone.ts';
import { startClient } from '../support/processes.ts';

const clone = useClone();

test('processes that start at the same time share one server', async () => {
  const clients = [1, 2, 3, 4].map(() => startClient('lease', { root: clone.root }));
  const urls = await Promise.all(clients.map((client) => client.said));
  expect(new Set(urls).size).toBe(1);
});

test('calls in one process share one lease, and each gives its own back', async () => {
  const [first, second] = await Promise.all([clone.lease(), clone.lease()]);
  expect(second.maintenance).toBe(first.maintenance);
  await first.release();
  await first.release();
  expect(await second.maintenance.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('the server ends after the last lease and leaves no run behind', async () => {
  const server = await clone.lease();
  const { run } = await clone.record();
  expect(existsSync(run)).toBe(true);
  await server.release();
  await clone.keeperGone();
  const { state, record } = clone.files();
  expect([run, state, record].filter(existsSync)).toEqual([]);
});

test('the lease of a killed process ends with it', async () => {
  const client = startClient('lease', { root: clone.root });
  await client.said;
  const { run } = await clone.record();
  await client.kill();
  await clone.keeperGone();
  expect(existsSync(run)).toBe(false);
});

test('a program that gives nothing back still ends, silently', async () => {
  const client = startClient('forget', { root: clone.root });
  expect(await client.ended).toEqual({ code: 0, complaints: '' });
  await clone.keeperGone();
  expect(await readFile(clone.files().log, 'utf8')).not.toContain('Warning');
});

test('its address suits a client and a pool, whatever PG… variables are set', async () => {
  const server = await clone.lease();
  const before = { ...process.env };
  Object.assign(process.env, { PGPORT: '1', PGSSLMODE: 'require', PGHOST: 'db.invalid' });
  try {
    const client = new pg.Client({ connectionString: server.url('postgres') });
    await client.connect();
    const { rows } = await client.query('SELECT current_user AS me');
    await client.end();
    expect(rows).toEqual([{ me: 'course' }]);

    const pool = new pg.Pool({ connectionString: server.url('postgres') });
    const answer = await pool.query('SELECT upper($1) AS shouted', ['pöytä']);
    await pool.end();
    expect(answer.rows).toEqual([{ shouted: 'PÖYTÄ' }]);
  } finally {
    process.env = before;
  }
});

test('a server opens no TCP port where there are sockets', async () => {
  const { maintenance } = await clone.lease();
  const rows = await maintenance.query('SHOW listen_addresses');
  expect(rows).toEqual([{ listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '' }]);
});

test('names of one clone are servers of their own', async () => {
  const [one, other] = await Promise.all([clone.lease(), clone.lease({ name: 'grades' })]);
  expect(one.url('postgres')).not.toBe(other.url('postgres'));
  await expect(clone.lease({ name: '../elsewhere' })).rejects.toThrow(TypeError);
});
