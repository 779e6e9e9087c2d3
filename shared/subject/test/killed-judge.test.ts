import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { placeModule } from './support/place.ts';
import { isAlive, isGone } from './support/processes.ts';

const HANGING_JUDGE = fileURLToPath(new URL('support/hanging-judge.ts', import.meta.url));

test.each(['the best tie', 'watchdog'])(
  'a subject in an endless loop ends when its judge is killed (%s)',
  async (tie) => {
    const entry = placeModule('export const hang = () => { for (;;); };');
    const judge = spawn(process.execPath, [HANGING_JUDGE, entry, tie], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(judge.stdout, 'data')) as [Buffer];
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    judge.kill('SIGKILL');
    expect(await isGone(pid)).toBe(true);
  },
);
