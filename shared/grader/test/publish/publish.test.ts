import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { publish } from '../../src/index.ts';
import { temporaryFolder } from '../support/folder.ts';

const EXERCISE = 'exercises/01-a/01-b';

const COURSE = {
  'package.json': '{ "name": "course", "scripts": { "test": "x", "bench": "y" } }',
  'run.mjs': '#!/usr/bin/env node\n// $Id: x $\n',
  [`${EXERCISE}/exercise.yaml`]: 'title: B\nhidden:\n  x: 1\n',
  [`${EXERCISE}/.starter.json`]: JSON.stringify({ files: { 'a.ts': 'one\n\ntwo\n\nthree\n' } }),
  [`${EXERCISE}/src/a.ts`]: 'one\n\ntwo\n\nthree\n',
  [`${EXERCISE}/solution/a.ts`]: 'solved\n',
  [`${EXERCISE}/README.md`]: '# B\n',
};

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@localhost'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What a folder's newest commit holds. */
function treeOf(folder: string): string {
  return git(folder, 'rev-parse', 'HEAD^{tree}');
}

/** A teacher's clone, and where it is published. */
function teacher() {
  const place = temporaryFolder();
  const root = join(place, 'course');
  mkdirSync(root);
  git(root, 'init', '--quiet', '--initial-branch=main');
  write(root, COURSE);
  chmodSync(join(root, 'run.mjs'), 0o755);
  const commit = (files: Record<string, string> = {}): void => {
    write(root, files);
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'x');
  };
  commit();
  return { place, root, commit, edition: join(place, 'edition') };
}

test('the first time makes a repository with one commit', async () => {
  const { root, edition } = teacher();
  const { files, commit } = await publish(root, edition);
  expect(git(edition, 'rev-list', '--count', 'HEAD')).toBe('1');
  expect(git(edition, 'rev-parse', '--short', 'HEAD')).toBe(commit);
  const listed = git(edition, 'ls-files', '--stage').split('\n');
  expect(listed).toHaveLength(files);
  expect(listed.join('\n')).not.toContain('solution');
  expect(listed.find((line) => line.endsWith('run.mjs'))).toMatch(/^100755/);
  expect(JSON.parse(readFileSync(join(edition, 'package.json'), 'utf8'))).toEqual({
    name: 'course',
    edition: 'student',
    scripts: { test: 'x' },
  });
});

test('the same course makes the same tree, and no second commit', async () => {
  const { root, edition, place } = teacher();
  await publish(root, edition);
  expect((await publish(root, edition)).commit).toBeUndefined();
  await publish(root, join(place, 'other'));
  expect(treeOf(join(place, 'other'))).toBe(treeOf(edition));
});

test('a teacher’s own settings change nothing', async () => {
  const { root, edition, place } = teacher();
  await publish(root, edition);
  const settings = join(place, 'settings');
  write(place, {
    ignored: 'run.mjs\n',
    attributes: '* ident\n',
    settings: `
[core]
  excludesFile = ${join(place, 'ignored')}
  attributesFile = ${join(place, 'attributes')}
[commit]
  gpgSign = true
[gpg]
  program = false
`,
  });
  vi.stubEnv('GIT_CONFIG_GLOBAL', settings);
  onTestFinished(() => void vi.unstubAllEnvs());
  await publish(root, join(place, 'other'));
  expect(treeOf(join(place, 'other'))).toBe(treeOf(edition));
});

test('what a teacher has removed is not published, committed or not', async () => {
  const { root, edition } = teacher();
  rmSync(join(root, 'run.mjs'));
  await publish(root, edition);
  expect(git(edition, 'ls-files')).not.toContain('run.mjs');
});

test('a student merges an update without losing work', async () => {
  const { root, edition, place, commit } = teacher();
  await publish(root, edition);
  const student = join(place, 'student');
  git(place, 'clone', '--quiet', edition, student);
  write(student, { [`${EXERCISE}/src/a.ts`]: 'mine\n\ntwo\n\nthree\n', 'notes.md': 'mine\n' });
  git(student, 'add', '--all');
  git(student, 'commit', '--quiet', '--message', 'work');

  rmSync(join(root, 'run.mjs'));
  commit({
    [`${EXERCISE}/README.md`]: '# B, told better\n',
    [`${EXERCISE}/.starter.json`]: JSON.stringify({ files: { 'a.ts': 'one\n\ntwo\n\n3\n' } }),
  });
  expect((await publish(root, edition)).commit).toBeDefined();
  expect(git(edition, 'rev-list', '--count', 'HEAD')).toBe('2');

  git(student, 'pull', '--quiet', '--no-rebase', '--no-edit');
  const read = (path: string): string => readFileSync(join(student, path), 'utf8');
  expect(read(`${EXERCISE}/README.md`)).toBe('# B, told better\n');
  // Where the starter had to change, git joins both.
  expect(read(`${EXERCISE}/src/a.ts`)).toBe('mine\n\ntwo\n\n3\n');
  expect(read('notes.md')).toBe('mine\n');
  expect(git(student, 'ls-files', 'run.mjs')).toBe('');
});

test('nothing untracked is published', async () => {
  const { root, edition } = teacher();
  write(root, { 'grades.csv': 'secret\n' });
  await publish(root, edition);
  expect(git(edition, 'ls-files')).not.toContain('grades.csv');
});

test('a folder that holds something else is left alone', async () => {
  const { root, place, edition } = teacher();
  const other = join(place, 'other');
  write(other, { 'precious.txt': 'x' });
  await expect(publish(root, other)).rejects.toMatchObject({ fault: 'not-empty' });
  await expect(publish(root, join(root, 'out'))).rejects.toMatchObject({
    fault: 'inside-the-course',
  });
  await expect(publish(root, root)).rejects.toMatchObject({ fault: 'inside-the-course' });
  await publish(root, edition);
  write(edition, { 'package.json': 'changed' });
  await expect(publish(root, edition)).rejects.toMatchObject({ fault: 'uncommitted' });
  expect(readFileSync(join(edition, 'package.json'), 'utf8')).toBe('changed');
});

test('a repository that publish did not make is left alone, also one that is clean', async () => {
  const { root, place } = teacher();
  const own = join(place, 'own');
  write(own, { 'precious.txt': 'x' });
  git(own, 'init', '--quiet');
  git(own, 'add', '--all');
  git(own, 'commit', '--quiet', '--message', 'mine');
  await expect(publish(root, own)).rejects.toMatchObject({ fault: 'not-an-edition' });
  expect(readFileSync(join(own, 'precious.txt'), 'utf8')).toBe('x');
});

test.each([
  ['in a commit of their own', ['--message', 'work']],
  ['in the published commit', ['--amend', '--no-edit']],
])('a student’s clone is left alone: work %s', async (_where, how) => {
  const { root, edition, place } = teacher();
  await publish(root, edition);
  const student = join(place, 'student');
  git(place, 'clone', '--quiet', edition, student);
  write(student, { [`${EXERCISE}/src/a.ts`]: 'mine\n' });
  git(student, 'commit', '--quiet', '--all', ...how);
  await expect(publish(root, student)).rejects.toMatchObject({ fault: 'not-an-edition' });
  expect(readFileSync(join(student, EXERCISE, 'src/a.ts'), 'utf8')).toBe('mine\n');
});

test('a repository without anything in it can be published into, and a clone of the edition', async () => {
  const { root, edition, place, commit } = teacher();
  mkdirSync(edition);
  git(edition, 'init', '--quiet', '--initial-branch=main');
  expect((await publish(root, edition)).commit).toBeDefined();
  const clone = join(place, 'clone');
  git(place, 'clone', '--quiet', edition, clone);
  commit({ [`${EXERCISE}/README.md`]: '# B, told better\n' });
  expect((await publish(root, clone)).commit).toBeDefined();
});

test('a file is no place to publish into, nor is what lies in one', async () => {
  const { root, place } = teacher();
  write(place, { file: 'x' });
  for (const folder of [join(place, 'file'), join(place, 'file', 'in')]) {
    await expect(publish(root, folder)).rejects.toMatchObject({ fault: 'not-a-folder' });
  }
});
