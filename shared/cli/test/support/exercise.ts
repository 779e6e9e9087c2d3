import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCourse, starterText, type Course, type Exercise } from '@course/rubric/course';
import { onTestFinished } from 'vitest';

/** The repository: packages and the base config come from it. */
export const ROOT = join(import.meta.dirname, '../../../..');

const COURSE = `
code: X
title: { en: Course, fi: Kurssi }
credits: 5
hours: 135
chapters:
  - { id: 01-basics, title: { en: Basics, fi: Perusteet }, week: 1, hours: 8 }
grades: { 1: 50, 2: 70, 3: 80, 4: 90, 5: 100 }
`;

const STARTER =
  'export function double(n: number): number {\n  throw new Error(`not written for ${n}`);\n}\n';
const SOLUTION = 'export function double(n: number): number {\n  return 2 * n;\n}\n';

/** A small exercise in which everything is right, file by file. */
export const SOUND_EXERCISE: Record<string, string> = {
  'README.md': '# Double\n\n- `doubles`: two becomes four\n- `any-number`: so for any number\n',
  'package.json': '{ "type": "module" }',
  'exercise.yaml': `
title: { en: Double, fi: Tuplaa }
lane: module
entry: double.ts
hours: 1
difficulty: 1
outcomes: [N]
criteria:
  doubles:
    points: 2
    title: { en: Two becomes four, fi: Kahdesta tulee neljä }
    advice: { en: Multiply by two., fi: Kerro kahdella. }
hidden:
  any-number:
    points: 1
    title: { en: Any number is doubled, fi: Mikä tahansa luku tuplataan }
    advice: { en: Not only two., fi: Ei vain kaksi. }
hints:
  - { en: What is twice two?, fi: Paljonko on kaksi kertaa kaksi? }
  - { en: Use an asterisk., fi: Käytä tähtimerkkiä. }
`,
  'src/double.ts': STARTER,
  '.starter.json': starterText({ 'double.ts': STARTER }),
  'solution/double.ts': SOLUTION,
  'alternatives/sum/double.ts': SOLUTION.replace('2 * n', 'n + n'),
  'mutants.yaml': ['2', '-n', 'n ** 2', '2 * n + 1', '4']
    .map(
      (wrong, index) => `
- id: wrong-${index}
  story: Somebody would.
  edits: [{ file: double.ts, find: 2 * n, replace: '${wrong}' }]
  fails: [${['n ** 2', '4'].includes(wrong) ? 'any-number' : 'doubles, any-number'}]`,
    )
    .join('\n'),
  'test/rubric.test.ts': `
import { expect, rubric } from '@course/rubric';
const criterion = rubric();
criterion('doubles', async ({ evaluate }) => {
  expect(await evaluate(({ double }) => double(2))).toBe(4);
});
`,
  'test/hidden.test.ts': `
import { expect, rubric } from '@course/rubric';
const criterion = rubric();
criterion('any-number', async ({ evaluate, random }) => {
  const n = random.integer(10, 1000);
  expect(await evaluate(({ double }, tools, n) => double(n), n)).toBe(2 * n);
});
`,
};

/**
 * A course with one exercise, in a folder that is removed when the test ends.
 *
 * @param changes files of the exercise that differ from the sound one; undefined leaves one out
 */
export function courseWith(changes: Record<string, string | undefined> = {}): {
  course: Course;
  exercise: Exercise;
} {
  const root = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'exercises/01-basics/01-double');
  const files = { ...SOUND_EXERCISE, ...changes };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(root, 'exercises/course.yaml'), COURSE);
  mkdirSync(join(folder, 'node_modules/@course'), { recursive: true });
  symlinkSync(join(ROOT, 'shared/rubric'), join(folder, 'node_modules/@course/rubric'), 'junction');
  const course = readCourse(root);
  const [exercise] = course.exercises;
  if (!exercise) throw new Error('The course of the test has no exercise.');
  return { course, exercise };
}

/**
 * Adds a second exercise to a course of {@link courseWith}, with a rubric that has no criterion in
 * common with the first one's.
 *
 * @returns the course as it lies on disk now
 */
export function withSecondExercise({ root, exercises: [first] }: Course): Course {
  const folder = join(root, 'exercises/01-basics/02-triple');
  const renamed = (text: string): string =>
    text
      .replaceAll('double', 'triple')
      .replaceAll('Double', 'Triple')
      .replaceAll('any-number', 'any-triple')
      .replaceAll('2 * n', '3 * n')
      .replaceAll('toBe(4)', 'toBe(6)');
  for (const [name, text] of Object.entries(SOUND_EXERCISE)) {
    mkdirSync(dirname(join(folder, renamed(name))), { recursive: true });
    writeFileSync(join(folder, renamed(name)), renamed(text));
  }
  const modules = join(first?.folder ?? '', 'node_modules');
  symlinkSync(modules, join(folder, 'node_modules'), 'junction');
  return readCourse(root);
}
