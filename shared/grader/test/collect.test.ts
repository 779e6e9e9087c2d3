import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { zipSync, type Zippable } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { collect } from '../src/collect/collect.ts';
import { findAllHanded } from '../src/index.ts';
import type { Submission } from '../src/collect/submission.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));
const CRUD = '03-rest/01-crud';
const APP = `exercises/${CRUD}/src/app.ts`;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-collect-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(folder: string, files: Record<string, string | Uint8Array>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** What is taken of one student's folder. */
async function takenOf(files: Record<string, string | Uint8Array>): Promise<Submission> {
  const folder = temporaryFolder();
  write(join(folder, 'aino'), files);
  return only(await collect(findAllHanded([folder]), course));
}

/** What is taken of one student's zip. */
async function takenOfZip(content: Zippable): Promise<Submission> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'aino.zip'), zipSync(content));
  return only(await collect(findAllHanded([folder]), course));
}

function only([submission, ...others]: Submission[]): Submission {
  expect(others).toEqual([]);
  if (!submission) throw new Error('Nothing was collected.');
  return submission;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('of a repository, only what its exercises let a student edit is taken', async () => {
  const { student, code, refusals } = await takenOf({
    [APP]: 'export {};',
    [`exercises/${CRUD}/src/routes/items.ts`]: 'export {};',
    [`exercises/${CRUD}/test/rubric.test.ts`]: 'cheat();',
    [`exercises/${CRUD}/exercise.yaml`]: 'criteria: {}',
    [`exercises/${CRUD}/package.json`]: '{ "scripts": { "postinstall": "evil" } }',
    '.npmrc': 'evil=true',
    '.pnpmfile.cjs': 'evil()',
    'vitest.config.ts': 'evil()',
    '.github/workflows/ci.yml': 'evil: true',
    'package.json': '{}',
  });
  expect(student).toEqual({ id: 'aino', name: 'aino' });
  expect([...code]).toEqual([[CRUD, { 'app.ts': 'export {};', 'routes/items.ts': 'export {};' }]]);
  expect(refusals).toEqual([]);
});

test.each([
  ['as the repository', ''],
  ['in a folder, as archives of repositories are', 'course-main/'],
  ['without the outer folder', '-'],
])('exercises are found %s', async (_where, prefix) => {
  const path = prefix === '-' ? `${CRUD}/src/app.ts` : prefix + APP;
  expect([...(await takenOf({ [path]: 'export {};' })).code.keys()]).toEqual([CRUD]);
  expect([...(await takenOfZip({ [path]: bytes('export {};') })).code.keys()]).toEqual([CRUD]);
});

test('what would change how code is loaded is refused, and the rest is taken', async () => {
  const src = `exercises/${CRUD}/src`;
  const { code, refusals } = await takenOf({
    [APP]: 'export {};',
    [`${src}/package.json`]: '{ "type": "commonjs" }',
    [`${src}/tsconfig.json`]: '{}',
    [`${src}/.env.ts`]: '',
    [`${src}/tool.js`]: '',
  });
  expect(Object.keys(code.get(CRUD) ?? {})).toEqual(['app.ts']);
  const refused = refusals.map(({ reason, path }) => `${reason} ${path.slice(src.length + 1)}`);
  expect(refused.toSorted()).toEqual([
    'not-editable .env.ts',
    'not-editable package.json',
    'not-editable tool.js',
    'not-editable tsconfig.json',
  ]);
});

test('a package of the student’s own beside the code is not taken', async () => {
  const { code } = await takenOfZip({
    [APP]: bytes('export {};'),
    [`exercises/${CRUD}/src/node_modules/express/index.ts`]: bytes('export {};'),
  });
  expect(Object.keys(code.get(CRUD) ?? {})).toEqual(['app.ts']);
});

test('symbolic links are refused, to files and to folders', async () => {
  const folder = temporaryFolder();
  const student = write(join(folder, 'aino'), { [APP]: 'export {};' });
  const src = join(student, dirname(APP));
  symlinkSync('/etc/passwd', join(src, 'passwd.ts'));
  symlinkSync('/etc', join(src, 'etc'));
  const { code, refusals } = only(await collect(findAllHanded([folder]), course));
  expect(Object.keys(code.get(CRUD) ?? {})).toEqual(['app.ts']);
  expect(refusals.map(({ reason }) => reason)).toEqual(['symbolic-link', 'symbolic-link']);
});

test('in a zip, links, devices and paths that climb out are refused', async () => {
  const unix = (mode: number) => ({ os: 3, attrs: (mode << 16) >>> 0 });
  const { code, refusals } = await takenOfZip({
    [APP]: bytes('export {};'),
    [`exercises/${CRUD}/src/link.ts`]: [bytes('/etc/passwd'), unix(0o120777)],
    [`exercises/${CRUD}/src/device.ts`]: [bytes(''), unix(0o020666)],
    [`../../../exercises/${CRUD}/src/up.ts`]: bytes('export {};'),
    [`/exercises/${CRUD}/src/root.ts`]: bytes('export {};'),
    [`..\\exercises\\${CRUD}\\src\\windows.ts`]: bytes('export {};'),
  });
  expect(Object.keys(code.get(CRUD) ?? {})).toEqual(['app.ts']);
  expect(refusals.map(({ reason }) => reason).toSorted()).toEqual([
    'not-a-file',
    'path-climbs-out',
    'path-climbs-out',
    'path-climbs-out',
    'symbolic-link',
  ]);
});

test('of names that differ only in case, the one that the starter has is taken', async () => {
  const src = `exercises/${CRUD}/src`;
  const { code, refusals } = await takenOfZip({
    [APP]: bytes('export const mine = 1;'),
    [`${src}/App.ts`]: bytes('export const other = 1;'),
    [`${src}/util.ts`]: bytes('export {};'),
    [`${src}/Util.ts`]: bytes('export {};'),
  });
  expect(code.get(CRUD)).toEqual({ 'app.ts': 'export const mine = 1;' });
  expect(refusals.map(({ reason }) => reason)).toEqual(Array(3).fill('names-differ-in-case'));
});

test('what is too large, or no text, is refused', async () => {
  const src = `exercises/${CRUD}/src`;
  const { code, refusals } = await takenOfZip({
    [APP]: bytes('export {};'),
    // A few kilobytes in the archive.
    [`${src}/bomb.ts`]: [new Uint8Array(50 * 2 ** 20), { level: 9 }],
    [`${src}/picture.ts`]: new Uint8Array([0xff, 0xd8, 0xff]),
    [`${src}/nothing.ts`]: bytes('a\0b'),
  });
  expect(Object.keys(code.get(CRUD) ?? {})).toEqual(['app.ts']);
  expect(refusals.map(({ reason }) => reason)).toEqual(['too-large', 'not-text', 'not-text']);
});

test('one who hands in rubbish costs nobody else anything', async () => {
  const folder = temporaryFolder();
  write(folder, { 'aino.zip': 'no zip at all', [`ben/${APP}`]: 'export {};' });
  const [aino, ben] = await collect(findAllHanded([folder]), course);
  expect(aino?.refusals).toEqual([{ reason: 'no-zip', path: 'aino', detail: expect.any(String) }]);
  expect(ben?.code.size).toBe(1);
});

test('who is stopped while reading does not take what is missing for not handed in', async () => {
  const folder = temporaryFolder();
  write(folder, { [`aino/${APP}`]: 'export {};' });
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(collect(findAllHanded([folder]), course, course.exercises, stopped)).rejects.toThrow(
    'stopped',
  );
});

test('a roster names students, and where and when they handed in', async () => {
  const folder = temporaryFolder();
  write(folder, {
    [`work/a/${APP}`]: 'export {};',
    'class.csv': [
      'id;name;folder;deadline;submitted',
      's1;Aino Mäki;work/a;2026-11-20T12:00:00Z;2026-11-21T18:00:00Z',
      's2;Ben;;;',
    ].join('\n'),
  });
  const [aino, ben] = await collect(findAllHanded([join(folder, 'class.csv')]), course);
  expect(aino).toMatchObject({ student: { id: 's1', name: 'Aino Mäki' }, hoursLate: 30 });
  expect(aino?.code.size).toBe(1);
  expect(ben).toMatchObject({ student: { id: 's2', name: 'Ben' }, hoursLate: 0, refusals: [] });
});

test.each([
  ['id,folder,zip\na,x,y', 2, { kind: 'several-places' }],
  ['id,folder\na,x\na,y', 3, { kind: 'listed-twice', id: 'a', before: 2 }],
  ['id,deadline\na,yesterday', 2, { kind: 'no-time', column: 'deadline', value: 'yesterday' }],
  ['name\nAino', 2, { kind: 'no-id' }],
  ['id,colour\na,red', 1, { kind: 'unknown-column', column: 'colour' }],
  ['id,name\na,"Aino', 2, { kind: 'unreadable' }],
])('a fault in a roster is told with its line: %j', (text, line, fault) => {
  const file = join(write(temporaryFolder(), { 'class.csv': text }), 'class.csv');
  expect(faultOf(file)).toMatchObject({ file, line, fault });
});

test.each([
  ['nowhere', 'missing'],
  ['empty', 'no-student'],
  ['notes.txt', 'no-class'],
])('what is no class is said so: %s', (name, kind) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'empty'));
  write(folder, { 'notes.txt': 'hello' });
  const file = join(folder, name);
  expect(faultOf(file)).toMatchObject({ file, line: undefined, fault: { kind } });
});

test('a student who is in two places is a fault', () => {
  const folder = temporaryFolder();
  write(folder, { 'a.csv': 'id\naino', 'b.csv': 'id\naino' });
  const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
  expect(faultOf(...files)).toMatchObject({ fault: { kind: 'twice', id: 'aino' } });
});

function faultOf(...paths: string[]): unknown {
  try {
    return findAllHanded(paths);
  } catch (error) {
    return error;
  }
}
