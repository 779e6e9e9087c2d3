import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { stampFile } from '../../bootstrap/ready.mjs';
import { writeStamp } from '../../bootstrap/stamp.mjs';
import { texts } from '../../bootstrap/texts.mjs';
import { fingerprint, readManifests } from '../../bootstrap/workspace.mjs';
import { temporaryFolder } from './temporary.ts';

/** A clone in which everything is in place, with a course that only does as it is told. */
function readyClone(): string {
  const root = temporaryFolder({
    'package.json': '{}',
    'shared/cli/src/main.ts': `
      const [word, ...rest]: string[] = process.argv.slice(2);
      if (word === 'exit') process.exitCode = Number(rest[0]);
      else if (word === 'die') process.kill(process.pid, 'SIGKILL');
      else if (word === 'hang') {
        setInterval(() => {}, 1_000);
        process.on('SIGTERM', () => process.exit(7));
        console.log('hanging');
      } else console.log(JSON.stringify(process.argv.slice(2)));
    `,
  });
  cpSync(join(import.meta.dirname, '../../bootstrap'), join(root, 'shared/cli/bootstrap'), {
    recursive: true,
  });
  const installed = fingerprint(root, readManifests(root), process);
  writeStamp(stampFile(root), { fingerprint: installed, node: 'running' });
  return root;
}

function start(root: string, args: string[]) {
  const main = join(root, 'shared/cli/bootstrap/main.mjs');
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function course(root: string, ...args: string[]) {
  const child = start(root, args);
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

test('a ready clone runs the course with the very arguments, and says nothing itself', async () => {
  const ran = await course(readyClone(), 'test', '--watch', 'käyttö tila', '');
  const stdout = `${JSON.stringify(['test', '--watch', 'käyttö tila', ''])}\n`;
  expect(ran).toEqual({ code: 0, stdout, stderr: '' });
});

test('the course’s exit code is passed on', async () => {
  expect(await course(readyClone(), 'exit', '5')).toMatchObject({ code: 5 });
});

test.skipIf(process.platform === 'win32')(
  'a course that was killed ends as a shell tells it',
  async () => {
    const code = 128 + constants.signals.SIGKILL;
    expect(await course(readyClone(), 'die')).toMatchObject({ code });
  },
);

test.skipIf(process.platform === 'win32')(
  'a signal reaches the course, which ends in its own way',
  async () => {
    const child = start(readyClone(), ['hang']);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([7, null]);
  },
);

test('setup in a ready clone does nothing', async () => {
  const ran = await course(readyClone(), 'setup', '--lang', 'fi');
  expect(ran).toEqual({ code: 0, stdout: '', stderr: `${texts.fi.nothingToDo}\n` });
});

test('what cannot be set up ends with 3, a sentence, and no lock left behind', async () => {
  const root = readyClone();
  const ran = await course(root, 'setup', '--update');
  expect(ran.code).toBe(3);
  expect(ran.stderr).toContain(texts.en.notACourse);
  expect(existsSync(join(root, '.course/lock'))).toBe(false);
});
