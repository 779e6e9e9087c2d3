import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withLock } from '../../bootstrap/lock.mjs';
import { temporaryFolder } from './temporary.ts';

const patient = { signal: new AbortController().signal, onWait: () => {} };

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function lockHeldBy(holder: object): string {
  return join(temporaryFolder({ lock: JSON.stringify(holder) }), 'lock');
}

test('the lock is held during the work and gone after it', async () => {
  const lock = join(temporaryFolder(), 'deep', 'lock');
  const held = await withLock(lock, patient, () => Promise.resolve(existsSync(lock)));
  expect({ held, after: existsSync(lock) }).toEqual({ held: true, after: false });
});

test('work that fails lets the lock go', async () => {
  const lock = join(temporaryFolder(), 'lock');
  const failing = withLock(lock, patient, () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(existsSync(lock)).toBe(false);
});

test('one works at a time, also after a holder that was killed', async () => {
  const lock = lockHeldBy({ pid: deadProcess(), host: hostname() });
  let working = 0;
  const seen: number[] = [];
  const work = async (): Promise<void> => {
    working += 1;
    seen.push(working);
    await setImmediate();
    working -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(lock, patient, work)));
  expect(seen).toEqual([1, 1, 1]);
});

test('the one that waits is told once whom it waits for', async () => {
  const lock = join(temporaryFolder(), 'lock');
  const told: string[] = [];
  const onWait = (holder: string): void => void told.push(holder);
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const first = withLock(lock, patient, () => finished);
  const second = withLock(lock, { ...patient, onWait }, () => Promise.resolve());
  await expect.poll(() => told).toEqual([String(process.pid)]);
  finish();
  await Promise.all([first, second]);
  expect(told).toHaveLength(1);
});

test.each([
  ['a living process', { pid: process.pid, host: hostname() }],
  ['a process of another host, whose id says nothing here', { pid: deadProcess(), host: 'other' }],
])('the lock of %s is not broken, and waiting for it can be stopped', async (_, holder) => {
  const lock = lockHeldBy(holder);
  const stop = new AbortController();
  const waiting = withLock(lock, { signal: stop.signal, onWait: () => stop.abort() }, () =>
    Promise.reject(new Error('the lock was broken')),
  );
  await expect(waiting).rejects.toThrow(/aborted/);
  expect(existsSync(lock)).toBe(true);
});

test('a lock torn by a power cut is waited for, not believed to be free', async () => {
  const lock = join(temporaryFolder(), 'lock');
  writeFileSync(lock, '');
  const stop = new AbortController();
  const onWait = (): void => stop.abort();
  const waiting = withLock(lock, { signal: stop.signal, onWait }, () => Promise.resolve());
  await expect(waiting).rejects.toThrow(/aborted/);
});
