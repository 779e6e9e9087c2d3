import type { Course, CourseManifest, Exercise } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { gradeOf, type Standing } from '../src/grade.ts';

const GATES: CourseManifest['gates'] = { 4: ['02-b/02-probe'], 5: ['01-a'] };

/** A course of two chapters with five exercises each; grading looks at nothing else of them. */
function courseOf(gates = GATES): Course {
  const exercises = ['01-a', '02-b'].flatMap((chapter) =>
    ['01-one', '02-probe', '03-three', '04-four', '05-five'].map(
      (name) => ({ id: `${chapter}/${name}`, chapter, folder: '' }) as Exercise,
    ),
  );
  const grades = { 1: 50, 2: 70, 3: 80, 4: 90, 5: 100 };
  const manifest = { grades, gates, weights: {} as Record<string, number> } as CourseManifest;
  return { root: '', manifest, exercises };
}

/** All exercises attempted, all reached but those named. */
function standings(course: Course, ...open: string[]): Standing[] {
  return course.exercises.map(({ id }) => ({
    exercise: id,
    attempted: true,
    reached: !open.includes(id),
  }));
}

const course = courseOf();

test('all reached is the highest grade, which needs nothing more', () => {
  expect(gradeOf(course, standings(course))).toEqual({ grade: 5, share: 100, next: undefined });
});

test('nothing done is no grade, and the first one needs its share and all attempts', () => {
  expect(gradeOf(course, [])).toEqual({
    grade: undefined,
    share: 0,
    next: { grade: 1, needs: [{ kind: 'share', percent: 50 }, { kind: 'attempts' }] },
  });
});

test.each([
  [5, 1],
  [6, 1],
  [7, 2],
  [8, 3],
  [9, 4],
])('%i of ten exercises reached is grade %i', (reached, grade) => {
  const open = course.exercises
    .map(({ id }) => id)
    .filter((id) => id !== '02-b/02-probe')
    .slice(0, 10 - reached);
  expect(gradeOf(course, standings(course, ...open)).grade).toBe(grade);
});

test('one exercise that was not attempted is no grade', () => {
  const all = standings(course, '01-a/05-five').map((standing) => ({
    ...standing,
    attempted: standing.exercise !== '01-a/05-five',
  }));
  expect(gradeOf(course, all).grade).toBeUndefined();
});

test('a gate holds a grade back whatever the share, and those above it', () => {
  expect(gradeOf(course, standings(course, '02-b/02-probe'))).toMatchObject({
    grade: 3,
    share: 90,
    next: { grade: 4, needs: [{ kind: 'gate', id: '02-b/02-probe' }] },
  });
});

test('a whole chapter can be a gate', () => {
  const strict = courseOf({ 1: ['01-a'] });
  expect(gradeOf(strict, standings(strict, '01-a/04-four')).grade).toBeUndefined();
});

test('a gate whose exercise is not part of the course yet stands open', () => {
  const early = courseOf({ 1: ['09-later'], 5: ['09-later/01-one'] });
  expect(gradeOf(early, standings(early)).grade).toBe(5);
});
