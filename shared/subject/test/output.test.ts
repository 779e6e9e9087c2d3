import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { captureOutput } from '../src/output.ts';

const stream = new PassThrough();

async function print(text: string): Promise<void> {
  stream.write(text);
  // The stream hands it on in a later turn.
  await setImmediate();
}

test('of a flood the beginning is kept, and its end for a while; then as much again on demand', async () => {
  const output = captureOutput([stream], 5);
  await print('beginning');
  await print('the runtime’s last words');
  expect(output.text()).toBe('begin\n… (more was printed)\n');
  expect(output.latest()).toMatch(/last words$/);
  const before = output.text().length;
  output.keepMore();
  await print('again and more');
  expect(output.text().slice(before)).toBe('again\n… (more was printed)\n');
});
