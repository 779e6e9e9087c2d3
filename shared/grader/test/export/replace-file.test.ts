import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { replaceFile } from '../../src/export/replace-file.ts';
import { temporaryFolder } from '../support/folder.ts';

test('a kill in the middle leaves a whole file', async () => {
  const path = join(temporaryFolder(), 'deep', 'file.txt');
  const script = fileURLToPath(new URL('../support/write-for-ever.ts', import.meta.url));
  for (let kill = 0; kill < 5; kill += 1) {
    const child = spawn(process.execPath, [script, path], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await vi.waitUntil(() => existsSync(`${path}.part`), { timeout: 10_000, interval: 1 });
    await vi.waitUntil(() => existsSync(path), { timeout: 10_000, interval: 1 });
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(path, 'utf8')).toMatch(/^(a{4000000}|b{4000000})$/);
  }
});

test('what cannot be put in its place is not left lying about', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(replaceFile(join(folder, 'taken'), 'text')).rejects.toThrow(/rename/);
  expect(readdirSync(folder)).toEqual(['taken']);
});
