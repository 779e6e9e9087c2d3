import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

const MAIN = join(ROOT, 'shared/cli/src/main.ts');

interface Running {
  child: ChildProcess;
  /** Waits for something to be printed; what the pattern captures comes back. */
  printed(pattern: RegExp): Promise<string>;
  ended: Promise<number | null>;
}

function run(...args: string[]): Running {
  const child = spawn(process.execPath, [MAIN, 'run', ...args], {
    cwd: ROOT,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', INIT_CWD: ROOT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding('utf8').on('data', (chunk: string) => void (output += chunk));
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    ended,
    async printed(pattern) {
      for (;;) {
        const found = pattern.exec(output);
        if (found) return found[1] ?? found[0];
        if (child.exitCode !== null) throw new Error(`It ended, and had printed:\n${output}`);
        await once(child.stdout, 'data');
      }
    },
  };
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

test('an app with a database runs until it is stopped, and its database goes with it', async () => {
  const app = run('no-double-booking');
  const database = await app.printed(/(postgres\S+)\s/);
  const url = await app.printed(/listens on (http:\S+)\s/);
  const answer = await fetch(`${url}/items/1/reservations`);
  expect([answer.status, await answer.json()]).toEqual([200, []]);
  expect(await canConnect(database)).toBe(true);
  app.child.kill('SIGTERM');
  expect(await app.ended).toBe(0);
  expect(await canConnect(database)).toBe(false);
});

test('any file of the exercise can be run; how it ends is told', async () => {
  expect(await run('map-limit', 'solution/map-limit.ts').ended).toBe(0);
  expect(await run('map-limit', 'package.json').ended).toBe(1);
});

test('a program that ends without a word is not mistaken for one that did not run', async () => {
  const silent = run('map-limit', 'solution/map-limit.ts');
  await silent.ended;
  expect(await silent.printed(/ended without printing anything/)).toBeTruthy();
  const talking = run('map-limit', 'package.json');
  await talking.ended;
  await expect(talking.printed(/ended without printing/)).rejects.toThrow('It ended');
});

test('a file that is not there is wrong usage', async () => {
  const missing = run('map-limit', 'src/try.ts');
  expect(await missing.ended).toBe(2);
  expect(await missing.printed(/has no file src\/try.ts/)).toBeTruthy();
});
