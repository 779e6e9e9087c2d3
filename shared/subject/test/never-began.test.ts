import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Driver } from '../src/index.ts';
import { Program, Subject } from '../src/index.ts';
import { Subprocess } from '../src/drivers/subprocess.ts';
import { placeModule } from './support/place.ts';

/** A sandbox that cannot start what it is given: it complains and leaves, as bubblewrap does. */
const brokenSandbox: Driver = ({ limits }) =>
  startInstead("console.error('no such source path'); process.exit(1)", limits.output);

/** A machine so slow that nothing begins. */
const slowMachine: Driver = ({ limits }) =>
  startInstead('setInterval(() => {}, 1e6)', limits.output);

const NO_PROGRAM = join(import.meta.dirname, 'no-such-program');

/** A machine that has no room for another process, or no program of that name. */
const fullMachine: Driver = ({ limits }) => {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  return new Subprocess(spawn(NO_PROGRAM, { stdio: [...stdio] }), limits.output);
};

function startInstead(code: string, output: number): Subprocess {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(process.execPath, ['-e', code], { stdio: [...stdio], detached: true });
  return new Subprocess(child, output);
}

const complaint = {
  kind: 'environment',
  details: { error: { message: expect.stringContaining('no such source path') as string } },
};

test('a subject whose sandbox does not start is the fault of the machine', async () => {
  const entry = placeModule('export {};');
  await expect(Subject.start({ entry, driver: brokenSandbox })).rejects.toMatchObject(complaint);
});

test('so is one that cannot be started', async () => {
  const entry = placeModule('export {};');
  const message = expect.stringContaining('ENOENT') as string;
  await expect(Subject.start({ entry, driver: fullMachine })).rejects.toMatchObject({
    kind: 'environment',
    details: { error: { message } },
  });
});

test('so is one that does not begin in time', async () => {
  const entry = placeModule('export {};');
  const started = Subject.start({ entry, driver: slowMachine, limits: { load: 50 } });
  await expect(started).rejects.toMatchObject({ kind: 'environment' });
});

test('so is a program that never runs, whatever is asked of it', async () => {
  const entry = placeModule('setInterval(() => {}, 1000);', 'main.ts');
  const program = new Program({ entry, driver: brokenSandbox });
  await expect(program.listening()).rejects.toMatchObject(complaint);
  await expect(program.exit()).rejects.toMatchObject(complaint);
  expect(await program.endedBecause(0)).toMatchObject(complaint);
});

test('a program that does not begin in time is no program that never listened', async () => {
  const entry = placeModule('setInterval(() => {}, 1000);', 'main.ts');
  const program = new Program({ entry, driver: slowMachine, limits: { load: 50 } });
  await expect(program.listening()).rejects.toMatchObject({ kind: 'environment' });
  await program.stop();
});
