import { randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeRun } from '../../src/postgres/places.ts';
import { othersCanEnter, ownFolder, reachableBinaries } from '../../src/postgres/reach.ts';

const asRoot = process.getuid?.() === 0;

test('a folder inside a private one cannot be entered by others', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'open'), { mode: 0o755 });
  expect(await othersCanEnter(path.join(folder, 'open'))).toBe(false);
  expect(await othersCanEnter('/')).toBe(true);
});

test.runIf(asRoot)('parallel first runs copy unreachable binaries once, links kept', async () => {
  const native = path.join(await temporaryFolder(), 'native');
  await mkdir(path.join(native, 'bin'), { recursive: true, mode: 0o700 });
  await writeFile(path.join(native, 'bin/postgres'), 'program', { mode: 0o700 });
  await symlink('postgres', path.join(native, 'bin/alias'));

  const release = `test-${randomBytes(6).toString('hex')}`;
  const copies = await Promise.all([1, 2].map(() => reachableBinaries({ native, release })));
  const copy = copies[0]?.native ?? '';
  onTestFinished(() => rm(copy, { recursive: true }));
  expect(copies[1]?.native).toBe(copy);
  expect(await othersCanEnter(path.join(copy, 'bin'))).toBe(true);
  expect(await readFile(path.join(copy, 'bin/postgres'), 'utf8')).toBe('program');
  expect((await stat(path.join(copy, 'bin/postgres'))).mode & 0o777).toBe(0o755);
  expect(await readlink(path.join(copy, 'bin/alias'))).toBe('postgres');
});

test.runIf(asRoot)('a link that somebody else prepared is not followed', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'target'));
  await symlink('target', path.join(folder, 'link'));
  await expect(ownFolder(path.join(folder, 'link'))).rejects.toThrow('only root can write to');
});

test('a record that names a folder of somebody else removes nothing', async () => {
  const folder = await temporaryFolder();
  const precious = path.join(folder, 'course-0123456789ab');
  await mkdir(precious);
  for (const named of [folder, precious]) {
    await removeRun({ run: named, data: named });
    expect((await lstat(named)).isDirectory()).toBe(true);
  }
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reach-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
