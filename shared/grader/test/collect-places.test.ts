/** Where in a submission exercises are found, and what is said of those that are not. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { collect } from '../src/collect/collect.ts';
import type { Submission } from '../src/collect/submission.ts';
import { findAllHanded, passedOver } from '../src/index.ts';
import { temporaryFolder } from './support/folder.ts';
import { handIn } from './support/hand-in.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));
const CRUD = '03-rest/01-crud';
const APP = `exercises/${CRUD}/src/app.ts`;

async function takenOf(files: Record<string, string>): Promise<Submission> {
  const folder = temporaryFolder();
  handIn(folder, 'aino', files);
  const [submission] = await collect(findAllHanded([folder]), course);
  return submission as Submission;
}

test('each exercise is taken where it lies outermost, and copies are told', async () => {
  const other = '03-rest/03-etag';
  const { code, refusals } = await takenOf({
    [`${CRUD}/src/app.ts`]: 'export const outer = 1;',
    [`old/${CRUD}/src/app.ts`]: 'export const inner = 1;',
    [`__MACOSX/${CRUD}/src/._app.ts`]: '',
    [`old/exercises/${other}/src/app.ts`]: 'export const only = 1;',
  });
  expect(code.get(CRUD)).toEqual({ 'app.ts': 'export const outer = 1;' });
  expect(code.get(other)).toEqual({ 'app.ts': 'export const only = 1;' });
  expect(refusals).toEqual([{ reason: 'another-copy', path: `old/${CRUD}`, detail: CRUD }]);
});

test('who handed in other exercises than those that are wanted has handed in some', async () => {
  const folder = temporaryFolder();
  handIn(folder, 'aino', { [APP]: 'export {};' });
  handIn(folder, 'ben', { 'notes.txt': '' });
  const wanted = course.exercises.filter(({ id }) => id !== CRUD);
  const [aino, ben] = await collect(findAllHanded([folder]), course, wanted);
  expect(aino).toMatchObject({ code: new Map(), refusals: [] });
  expect(ben?.refusals).toMatchObject([{ reason: 'no-exercise' }]);
});

test.each([
  ['exercises/03-rest/01-crudd', CRUD],
  ['exercises/03-rest/1-crud', CRUD],
  ['a/b/c/exercises/03-rest/01-crud', CRUD],
  ['01-crud', CRUD],
  ['exercises/99-mine/07-something-else', undefined],
])('a folder that is no exercise and looks like one is told: %s', async (path, detail) => {
  const { code, refusals } = await takenOf({
    [`${path}/src/app.ts`]: 'export {};',
    'shared/kit/src/retry.ts': 'export {};',
    'src/app.ts': 'export {};',
  });
  expect(code.size).toBe(0);
  expect(refusals).toEqual([{ reason: 'unknown-exercise', path, ...(detail && { detail }) }]);
});

test('what lies in the folder of a class and is nobody’s is named', () => {
  const folder = temporaryFolder();
  handIn(folder, 'aino', { [APP]: 'export {};' });
  handIn(folder, '', { 'ben.zip': '', 'cem.rar': '', '.DS_Store': '', 'notes.txt': '' });
  symlinkSync(join(folder, 'aino'), join(folder, 'dora'));
  const names = ['cem.rar', 'dora', 'notes.txt'].map((name) => join(folder, name));
  expect(passedOver([folder, join(folder, 'ben.zip')])).toEqual(names);
});
