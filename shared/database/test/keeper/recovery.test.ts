import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { messageOf } from '../../src/errors.ts';
import { useClone } from '../support/clone.ts';
import { isAlive, startBystander } from '../support/processes.ts';

const clone = useClone();

const within = { timeout: 10_000, interval: 20 };

test('when the keeper is killed, the next lease ends its PostgreSQL and starts anew', async () => {
  const broken = await clone.lease();
  const [keeper, postgres, { run }] = await Promise.all([
    clone.keeperPid(),
    clone.postgresPid(),
    clone.record(),
  ]);
  process.kill(keeper, 'SIGKILL');
  await vi.waitFor(() => {
    expect(() => broken.url('postgres')).toThrow(/while it was in use/);
  }, within);
  expect(isAlive(postgres)).toBe(true);

  const next = await clone.lease();
  expect(isAlive(postgres)).toBe(false);
  expect(existsSync(run)).toBe(false);
  expect(await next.maintenance.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('when PostgreSQL is killed, its users are told and the next lease works', async () => {
  const broken = await clone.lease();
  await broken.maintenance.query('SELECT 1');
  process.kill(await clone.postgresPid(), 'SIGKILL');

  const lost = { name: 'DatabaseUnavailable', code: 'LEASE_LOST' };
  await expect(broken.maintenance.query('SELECT pg_sleep(60)')).rejects.toMatchObject(lost);
  await vi.waitFor(() => {
    expect(() => broken.url('postgres')).toThrow(/PostgreSQL ended with SIGKILL.*postgres\.log/s);
  }, within);

  const next = await clone.lease();
  expect(await next.maintenance.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

for (const durable of [true, false]) {
  const order = { name: 'grades', durable, memory: false };
  const kept = durable ? 'keeps the data' : 'starts with new data';
  test(`on disk, ${durable ? '' : 'not '}durable: a crash ${kept}, whoever has the old process id`, async () => {
    const server = await clone.lease(order);
    await server.maintenance.query('CREATE TABLE kept (n int)');
    await server.maintenance.query('INSERT INTO kept VALUES (7)');
    const [{ data }, pids] = await Promise.all([
      clone.record('grades'),
      Promise.all([clone.keeperPid('grades'), clone.postgresPid('grades')]),
    ]);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    // Until this process has read that its lease is gone, it would be handed the same one again.
    await vi.waitFor(() => expect(() => server.url('postgres')).toThrow('was ended'), within);
    await clone.keeperGone('grades');
    const lockFile = path.join(data, 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await writeFile(lockFile, lock.replace(/^\d+/, String(startBystander().pid)));

    const next = await clone.lease(order);
    const found = await next.maintenance.query('SELECT n FROM kept').catch(messageOf);
    expect(found).toEqual(durable ? [{ n: 7 }] : 'relation "kept" does not exist');
    await next.release();
    await clone.keeperGone('grades');
  });
}

test('a data folder that no longer starts is made anew', async () => {
  await (await clone.lease()).release();
  await clone.keeperGone();
  await writeFile(clone.files().original, 'not an archive');
  const server = await clone.lease();
  expect(await server.maintenance.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.release();
});

test('durable data that no longer starts is left alone, and the error says why', async () => {
  const order = { name: 'grades', durable: true };
  const server = await clone.lease(order);
  const { data } = await clone.record('grades');
  await expect(clone.lease({ name: 'grades' })).rejects.toThrow('already runs durable');
  await server.release();
  await clone.keeperGone('grades');
  await writeFile(path.join(data, 'PG_VERSION'), '9\n');

  await expect(clone.lease(order)).rejects.toMatchObject({
    code: 'START_FAILED',
    message: expect.stringMatching(/incompatible with server.*grades\.log/s),
  });
  expect(existsSync(data)).toBe(true);
});
