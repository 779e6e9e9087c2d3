import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { Heartbeat } from '../src/heartbeat.ts';

function heartbeat(
  answers: boolean,
  patience = 800,
): { heart: Heartbeat; standstill: Promise<number> } {
  const { promise: standstill, resolve } = Promise.withResolvers<number>();
  const heart: Heartbeat = new Heartbeat({
    ask: () => void (answers && setImmediate(() => heart.answered())),
    patience: () => patience,
    onStandstill: () => resolve(heart.standstill),
  });
  onTestFinished(() => heart.stop());
  return { heart, standstill };
}

test('who does not answer is told once, with how long it has been silent', async () => {
  const { heart, standstill } = heartbeat(false);
  expect(heart.standstill).toBe(0);
  expect(await standstill).toBeGreaterThan(800);
  expect(heart.standstill).toBe(0);
});

test('who answers stands not still, also when this process was held up itself', async () => {
  const { heart, standstill } = heartbeat(true);
  const until = performance.now() + 1200;
  while (performance.now() < until);
  expect(await Promise.race([standstill, after(600, 'no standstill')])).toBe('no standstill');
  expect(heart.standstill).toBe(0);
});

test('an answer that is overdue is waited for before anybody is said to stand still', async () => {
  const { heart } = heartbeat(false, 5000);
  while (heart.standstill === 0) await after(10);
  setTimeout(() => heart.answered(), 100);
  expect(await heart.stands()).toBe(0);
  expect(heart.standstill).toBe(0);
});

test('who stands still gives no answer however long it is waited for', async () => {
  const { heart } = heartbeat(false, 5000);
  while (heart.standstill === 0) await after(10);
  expect(await heart.stands()).toBeGreaterThanOrEqual(750);
});
