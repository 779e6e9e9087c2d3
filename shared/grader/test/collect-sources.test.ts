/** What is taken of repositories, and of what a roster names and nobody can reach. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { collect } from '../src/collect/collect.ts';
import { findAllHanded } from '../src/index.ts';
import { temporaryFolder } from './support/folder.ts';
import { handIn } from './support/hand-in.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));
const CRUD = '03-rest/01-crud';
const APP = `exercises/${CRUD}/src/app.ts`;

test('of a repository, the last commit before the deadline is taken', async () => {
  const folder = temporaryFolder();
  const repository = join(folder, 'remote');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', repository, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.com',
        GIT_COMMITTER_DATE: when,
      },
    });
  let when = '2026-11-01T12:00:00Z';
  handIn(folder, 'remote', { [APP]: 'export const early = 1;' });
  git('init', '--quiet');
  symlinkSync('/etc/passwd', join(repository, dirname(APP), 'link.ts'));
  git('add', '.');
  git('commit', '--quiet', '--message', 'early');
  when = '2026-11-09T12:00:00Z';
  handIn(folder, 'remote', { [APP]: 'export const late = 1;' });
  git('commit', '--quiet', '--all', '--message', 'late');

  const roster = `id,git,deadline\na,${repository},2026-11-05T12:00:00Z\nb,remote,\nc,${repository}-not,`;
  handIn(folder, '', { 'class.csv': roster });
  const [before, newest, missing] = await collect(
    findAllHanded([join(folder, 'class.csv')]),
    course,
  );
  expect(before?.code.get(CRUD)).toEqual({ 'app.ts': 'export const early = 1;' });
  expect(before?.refusals.map(({ reason }) => reason)).toEqual(['symbolic-link']);
  expect(newest?.code.get(CRUD)).toEqual({ 'app.ts': 'export const late = 1;' });
  expect(missing).toMatchObject({
    refusals: [],
    unreached: { reason: 'not-fetched' },
  });
});

test('what was not reached is a problem; what is there and is nothing good is the student’s', async () => {
  const folder = temporaryFolder();
  const git = (...args: string[]): unknown => execFileSync('git', ['-C', folder, ...args]);
  git('init', '--quiet', 'empty');
  const secret = 'https://aino:secret@127.0.0.1:0/aino.git';
  handIn(folder, '', {
    'file.txt': '',
    'rubbish.zip': 'no zip at all',
    'class.csv': [
      'id,folder,zip,git,commit',
      'no-folder,nowhere,,,',
      'no-folder-but-a-file,file.txt,,,',
      'no-zip,,nowhere.zip,,',
      `no-host,,,${secret},`,
      'no-such-commit,,,empty,deadbeef',
      'rubbish,,rubbish.zip,,',
      'no-commit,,,empty,',
    ].join('\n'),
  });
  const submissions = await collect(findAllHanded([join(folder, 'class.csv')]), course);
  const told = Object.fromEntries(
    submissions.map(({ student, unreached, refusals }) => [
      student.id,
      unreached ? ['not reached', unreached.reason] : refusals.map(({ reason }) => reason),
    ]),
  );
  expect(told).toEqual({
    'no-folder': ['not reached', 'unreadable'],
    'no-folder-but-a-file': ['not reached', 'not-a-folder'],
    'no-zip': ['not reached', 'unreadable'],
    'no-host': ['not reached', 'not-fetched'],
    'no-such-commit': ['not reached', 'no-such-commit'],
    rubbish: ['no-zip'],
    'no-commit': ['no-commit'],
  });
  expect(JSON.stringify(submissions)).not.toContain('secret');
});

test('a name that holds a tab is not cut at it', async () => {
  const folder = temporaryFolder();
  const repository = join(folder, 'remote');
  handIn(folder, 'remote', {
    [`${dirname(APP)}/own.ts`]: 'export {};',
    [`${APP}\tx`]: 'export {};',
  });
  const git = (...args: string[]): unknown => execFileSync('git', ['-C', repository, ...args]);
  git('init', '--quiet');
  git('add', '.');
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git(...identity, 'commit', '--quiet', '--message', 'all');
  handIn(folder, '', { 'class.csv': 'id,git\na,remote' });
  const [aino] = await collect(findAllHanded([join(folder, 'class.csv')]), course);
  expect(aino?.code.get(CRUD)).toEqual({ 'own.ts': 'export {};' });
  expect(aino?.refusals).toMatchObject([{ path: `${APP}\tx` }]);
});
