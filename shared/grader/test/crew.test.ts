import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFactory, leaseServer } from '@course/database';
import { readCourse } from '@course/rubric/course';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Crew } from '../src/judging/crew.ts';
import { WorkQueue } from '../src/queue/work-queue.ts';
import { Store } from '../src/store/store.ts';
import { temporaryFolder } from './support/folder.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));

test('work is given back when no courtroom can be opened for it', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, '.course'));
  const server = await leaseServer({ root });
  onTestFinished(async () => server.release());
  const { url } = await (await databaseFactory(server, 'CREATE TABLE unused ()')).create();
  const store = await Store.open(url);
  onTestFinished(async () => store.close());
  const queue = await WorkQueue.open(url, 'edition', true);
  onTestFinished(async () => queue.close());

  // A judge needs a room, and has nowhere to make one.
  vi.stubEnv('TMPDIR', join(root, 'nowhere'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const custody = { course, confined: true, databaseUrl: url };
  const crew = new Crew({ store, queue, custody, jobs: 1, checkMachine: async () => {} });
  const work = { key: 'key', exercise: course.exercises[0]?.id ?? '', code: 'c', seed: 's' };
  await queue.add([work]);
  const working = crew.work();
  // Each try fails, and the last one tells why.
  await expect
    .poll(async () => store.judged(['key']), { timeout: 20_000 })
    .toEqual(new Map([['key', { problem: expect.stringContaining('nowhere') }]]));
  crew.stop();
  await working;
  expect(await queue.has(work)).toBe(false);
});
