import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFactory, leaseServer, type Database, type Server } from '@course/database';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WorkQueue } from '../src/queue/work-queue.ts';
import { Store, StoreError } from '../src/store/store.ts';
import type { Work } from '../src/judging/work.ts';

const root = mkdtempSync(join(tmpdir(), 'course-store-'));
let server: Server;
let database: Database;

beforeAll(async () => {
  mkdirSync(join(root, '.course'));
  server = await leaseServer({ root });
  const factory = await databaseFactory(server, 'CREATE TABLE unused ()');
  database = await factory.create();
});
afterAll(async () => {
  await server.release();
  rmSync(root, { recursive: true, force: true });
});

async function openStore(): Promise<Store> {
  const store = await Store.open(database.url);
  onTestFinished(async () => store.close());
  return store;
}

async function openQueue(edition: string): Promise<WorkQueue> {
  const queue = await WorkQueue.open(database.url, edition, true);
  onTestFinished(async () => queue.close());
  return queue;
}

const workOf = (key: string): Work => ({ key, exercise: '01-a/01-b', code: 'c', seed: 's' });
const problem = (text: string): { problem: string } => ({ problem: text });

test('two that open a new store at once both get it', async () => {
  const [one, other] = await Promise.all([openStore(), openStore()]);
  expect(await one.seed()).toBe(await other.seed());
});

test('code is kept by its hash, with any character that a file can hold', async () => {
  const store = await openStore();
  const files = { 'app.ts': 'const a = "\\u0000 \u{1F600} \uD800";\u2028' };
  await store.saveCode(new Map([['hash', files]]));
  await store.saveCode(new Map([['hash', { 'app.ts': 'other' }]]));
  expect(await store.code('hash')).toEqual(files);
  await expect(store.code('unknown')).rejects.toThrow('unknown');
});

test('the first finding stays, until it is forgotten', async () => {
  const store = await openStore();
  await store.saveJudged('first', problem('one'), 'me');
  await store.saveJudged('first', problem('two'), 'you');
  expect(await store.judged(['first', 'unknown'])).toEqual(new Map([['first', problem('one')]]));
  await store.forgetProblems(['first']);
  expect(await store.known(['first'])).toEqual(new Set());
});

test.each([
  ['a database that is not there', () => `${database.url}_not`, 'edition'],
  ['a name that no queue can have', () => database.url, 'an edition'],
])(
  'a queue that cannot be opened is told so, and nothing is left: %s',
  async (_, urlOf, edition) => {
    await expect(WorkQueue.open(urlOf(), edition, true)).rejects.toThrow(StoreError);
    const sql = 'SELECT application_name FROM pg_stat_activity WHERE datname = $1';
    const connections = async (): Promise<unknown> =>
      server.maintenance.query(sql, [database.name]);
    await expect.poll(connections, { timeout: 10_000 }).toEqual([]);
  },
);

test('what is asked for twice is given out once, in the order in which it was asked for', async () => {
  const queue = await openQueue('order');
  await queue.add([workOf('a'), workOf('b')]);
  await queue.add([workOf('b'), workOf('a')]);
  const [first, second, none] = [await queue.take(), await queue.take(), await queue.take()];
  expect([first?.work.key, second?.work.key, none]).toEqual(['a', 'b', undefined]);
  expect(await queue.has(workOf('a'))).toBe(true);
  if (first) await queue.done(first);
  expect(await queue.has(workOf('a'))).toBe(false);
});

test('work that is given back is given out again, and not for ever', async () => {
  const queue = await openQueue('back');
  await queue.add([workOf('hard')]);
  const lasts: boolean[] = [];
  for (let task = await queue.take(); task; task = await queue.take()) {
    lasts.push(task.last);
    await queue.giveBack(task);
  }
  expect(lasts).toEqual([false, false, false, true]);
  expect(await queue.has(workOf('hard'))).toBe(false);
});

test('editions do not see each other’s work', async () => {
  const [mine, yours] = [await openQueue('mine'), await openQueue('yours')];
  await mine.add([workOf('x')]);
  expect(await yours.take()).toBeUndefined();
  expect((await mine.take())?.work.key).toBe('x');
});

test('work of a worker that fell silent is given out again', async () => {
  const dead = await WorkQueue.open(database.url, 'silent', true);
  await dead.add([workOf('lost')]);
  expect((await dead.take())?.work.key).toBe('lost');
  await dead.close();
  const queue = await openQueue('silent');
  let task = await queue.take();
  for (let time = 0; !task && time < 250; time += 1) {
    await after(100);
    task = await queue.take();
  }
  expect(task?.work.key).toBe('lost');
});
