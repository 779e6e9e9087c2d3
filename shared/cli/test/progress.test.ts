import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toReport, type Report } from '@course/rubric/report';
import { expect, test } from 'vitest';
import { codeOf, ProgressStore } from '../src/progress/progress.ts';
import { resetExercise } from '../src/progress/reset.ts';
import { courseWith } from './support/exercise.ts';

function reportOf(exercise: string, passed: boolean): Report {
  const verdict = {
    id: 'doubles',
    role: 'criterion',
    hidden: false,
    bonus: false,
    points: 0,
    max: 2,
    duration: 1,
  } as const;
  return toReport(exercise, 'seed', 1, [{ ...verdict, passed }]);
}

test('a fresh clone has nothing attempted and nothing reached', () => {
  const { course, exercise } = courseWith();
  expect(new ProgressStore(course.root).of(exercise)).toMatchObject({
    attempted: false,
    reached: false,
    stale: false,
  });
});

test('white space and comments are no attempt, as in grading', () => {
  const { course, exercise } = courseWith();
  const progress = new ProgressStore(course.root);
  const file = join(exercise.folder, 'src/double.ts');
  const starter = readFileSync(file, 'utf8');
  writeFileSync(file, `// todo\n\n${starter}`);
  expect(progress.of(exercise).attempted).toBe(false);
  writeFileSync(file, `${starter}export {};\n`);
  expect(progress.of(exercise).attempted).toBe(true);
});

test('a report counts for the code that it judged, and no longer when the code changes', () => {
  const { course, exercise } = courseWith();
  const file = join(exercise.folder, 'src/double.ts');
  writeFileSync(file, 'export const double = (n: number) => 2 * n;');
  new ProgressStore(course.root).save(reportOf(exercise.id, true), codeOf(exercise));

  const later = new ProgressStore(course.root);
  expect(later.of(exercise)).toMatchObject({ attempted: true, reached: true, stale: false });
  expect(later.isReached(exercise)).toBe(true);
  writeFileSync(file, 'export const double = (n: number) => 3 * n;');
  expect(later.of(exercise)).toMatchObject({ attempted: true, reached: false, stale: true });
  expect(later.isReached(exercise)).toBe(false);
});

test('hints that were shown are remembered', () => {
  const { course, exercise } = courseWith();
  new ProgressStore(course.root).showHints(exercise, 2);
  expect(new ProgressStore(course.root).hintsShown(exercise)).toBe(2);
});

test.each(['', '{', '{"version":99}'])('a store that says %j is begun anew', (text) => {
  const { course, exercise } = courseWith();
  const store = new ProgressStore(course.root);
  store.showHints(exercise, 1);
  writeFileSync(join(course.root, '.course/progress.json'), text);
  expect(store.hintsShown(exercise)).toBe(0);
  store.showHints(exercise, 2);
  expect(store.hintsShown(exercise)).toBe(2);
});

test('a reset puts the starter back, removes added files, and keeps all of it as a backup', () => {
  const { course, exercise } = courseWith({
    'src/double.ts': 'mine',
    'src/deep/more.ts': 'mine too',
  });
  const backup = resetExercise(course.root, exercise);
  expect(codeOf(exercise)).toEqual({ 'double.ts': expect.stringContaining('not written') });
  expect(backup && readFileSync(join(backup, 'double.ts'), 'utf8')).toBe('mine');
  expect(backup && readFileSync(join(backup, 'deep/more.ts'), 'utf8')).toBe('mine too');
});

test('there is nothing to reset in a starter', () => {
  const { course, exercise } = courseWith();
  expect(resetExercise(course.root, exercise)).toBeUndefined();
  expect(existsSync(join(course.root, '.course/backups'))).toBe(false);
});

test('code that was deleted comes back', () => {
  const { course, exercise } = courseWith({ 'src/double.ts': undefined });
  resetExercise(course.root, exercise);
  expect(Object.keys(codeOf(exercise))).toEqual(['double.ts']);
});
