import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  criteriaOf,
  Edition,
  findExercise,
  isOwnCode,
  maxPoints,
  readCourse,
  type Course,
} from '../src/course/index.ts';
import { COURSE, folderWith, MANIFEST } from './support/course-files.ts';

function courseWith(...exercises: string[]): Course {
  const files = exercises.map((id) => [`exercises/${id}/exercise.yaml`, MANIFEST] as const);
  return readCourse(folderWith({ 'exercises/course.yaml': COURSE, ...Object.fromEntries(files) }));
}

const ids = (course: Course): string[] => course.exercises.map(({ id }) => id);

test('exercises are found by looking, in the order of chapters and numbers', () => {
  const course = courseWith(
    '02-later/01-one',
    '01-basics/03-c',
    '01-basics/01-a',
    '09-unknown/01-x',
  );
  expect(ids(course)).toEqual(['01-basics/01-a', '01-basics/03-c', '02-later/01-one']);
});

test('a folder without a manifest is no exercise: packages may be left in it', () => {
  const root = folderWith({
    'exercises/course.yaml': COURSE,
    'exercises/01-basics/01-a/node_modules/x/index.js': '',
  });
  expect(readCourse(root).exercises).toEqual([]);
});

test('a fault in one exercise does not keep one from the others', () => {
  const root = folderWith({
    'exercises/course.yaml': COURSE,
    'exercises/01-basics/01-a/exercise.yaml': 'title: [',
    'exercises/01-basics/02-b/exercise.yaml': MANIFEST,
  });
  const [broken, fine] = readCourse(root).exercises;
  expect(fine?.manifest.title.fi).toBe('Tehtävä');
  expect(() => broken?.manifest).toThrow(/01-a.exercise\.yaml/);
});

test.each([
  [
    'a missing text',
    MANIFEST.replace('{ en: Task, fi: Tehtävä }', '{ en: Task }'),
    /line 2: title\.fi/,
  ],
  [
    'a wrong type',
    MANIFEST.replace('points: 2', 'points: two'),
    /line 10: criteria\.works\.points/,
  ],
  ['a field nobody knows', `${MANIFEST}colour: red\n`, /colour/],
  ['a missing field', MANIFEST.replace('hours: 1\n', ''), /hours/],
  ['broken YAML', MANIFEST.replace('hints:', 'hints: ]'), /line 13/],
])('%s is told with the file and the line', (_name, text, message) => {
  const [exercise] = readCourse(
    folderWith({ 'exercises/course.yaml': COURSE, 'exercises/01-basics/01-a/exercise.yaml': text }),
  ).exercises;
  expect(() => exercise?.manifest).toThrow(message);
  expect(() => exercise?.manifest).toThrow(/exercise\.yaml/);
});

test('every exercise has the guard that its code type-checks, which gives no points', () => {
  const [exercise] = courseWith('01-basics/01-a').exercises;
  const manifest = exercise?.manifest;
  expect(
    manifest && criteriaOf(manifest).map(({ id, role, points }) => [id, role, points]),
  ).toEqual([
    ['works', 'criterion', 2],
    ['type-checks', 'guard', 0],
  ]);
  expect(manifest && maxPoints(manifest)).toBe(2);
});

test.each([
  ['its whole id', '01-basics/03-map-limit'],
  ['its folder', 'exercises/01-basics/03-map-limit/'],
  ['its name', 'map-limit'],
  ['a part that only it has', 'limit'],
  ['a part across the slash', 'basics/03'],
  ['a path of Windows', String.raw`exercises\01-basics\03-map-limit`],
])('an exercise is found by %s', (_name, typed) => {
  const course = courseWith('01-basics/03-map-limit', '01-basics/04-map', '02-later/01-x');
  expect(findExercise(course, typed, '/')).toMatchObject({
    exercise: { id: '01-basics/03-map-limit' },
  });
});

test('a whole name wins over a longer one that contains it', () => {
  const course = courseWith('01-basics/03-map-limit', '01-basics/04-map');
  expect(findExercise(course, 'map', '/')).toMatchObject({ exercise: { id: '01-basics/04-map' } });
});

test('a part that several have names them all', () => {
  const course = courseWith('01-basics/01-a', '01-basics/02-b');
  const finding = findExercise(course, 'basics', '/');
  expect('candidates' in finding && finding.candidates.length).toBe(2);
});

test('without a name it is the folder one stands in, however deep', () => {
  const course = courseWith('01-basics/01-a', '01-basics/02-b');
  const [, second] = course.exercises;
  expect(findExercise(course, '', `${second?.folder}/src`)).toMatchObject({
    exercise: { id: second?.id },
  });
  expect(findExercise(course, '.', second?.folder ?? '')).toMatchObject({
    exercise: { id: second?.id },
  });
  expect(findExercise(course, '', course.root)).toEqual({ candidates: [] });
});

test.each(['solution', 'alternatives/by-hand'])('%s is code of the course’s own', (folder) => {
  expect(isOwnCode(folder)).toBe(true);
});

test.each(['src', 'solutions', '', '/srv/submissions/solution'])('“%s” is not', (folder) => {
  expect(isOwnCode(folder)).toBe(false);
});

test('what becomes of verdicts makes no other edition: weights, lateness, grades', () => {
  const course = courseWith('01-basics/01-a');
  for (const name of ['pnpm-lock.yaml', 'tsconfig.base.json'])
    writeFileSync(join(course.root, name), '');
  mkdirSync(join(course.root, 'shared/kit'), { recursive: true });
  writeFileSync(join(course.root, 'shared/kit/package.json'), '{}');
  const weighed = { ...course, manifest: { ...course.manifest, weights: { '01-basics/01-a': 3 } } };
  const edition = new Edition(course.root);
  expect(edition.ofCourse(weighed)).toBe(edition.ofCourse(course));
});

test.each(['kit/src/own.ts', 'kit/package.json', 'rubric/src/own.ts'])(
  'a change of %s makes another edition: what was judged before is judged again',
  (changed) => {
    const packages = ['rubric', 'subject', 'database', 'kit'];
    const files = packages.flatMap((name) => [`${name}/package.json`, `${name}/src/own.ts`]);
    const root = folderWith({
      'pnpm-lock.yaml': '',
      'tsconfig.base.json': '{}',
      'exercises/course.yaml': COURSE,
      'exercises/01-basics/01-a/exercise.yaml': MANIFEST,
      'exercises/01-basics/01-a/test/rubric.test.ts': '',
      ...Object.fromEntries(files.map((name) => [`shared/${name}`, ''])),
    });
    const course = readCourse(root);
    const before = new Edition(root).ofCourse(course);
    expect(new Edition(root).ofCourse(course)).toBe(before);
    writeFileSync(join(root, 'shared', changed), 'changed');
    expect(new Edition(root).ofCourse(course)).not.toBe(before);
  },
);
