import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ROOT } from './support/exercise.ts';

const MAIN = join(ROOT, 'shared/cli/src/main.ts');

test('who reads no more ends nothing, and is told nothing', async () => {
  const child = spawn(process.execPath, [MAIN, 'list'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const said = text(child.stderr);
  const [code] = (await once(child, 'exit')) as [number];
  expect({ code, said: await said }).toEqual({ code: 0, said: '' });
});
