import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { OVERVIEW_FILE, overviewOf } from '../src/overview/overview.ts';
import { courseWith, ROOT } from './support/exercise.ts';

test('the overview in the documents is current (mend: npm run course -- overview)', () => {
  expect(readFileSync(join(ROOT, OVERVIEW_FILE), 'utf8')).toBe(overviewOf(readCourse(ROOT)));
});

test('a chapter sums up its exercises', () => {
  const { course } = courseWith();
  const rows = overviewOf(course).split('\n');
  const rowOf = (title: string) =>
    rows
      .find((row) => row.includes(title))
      ?.split(' | ')
      .slice(1);
  const [hours, ...counts] = rowOf('01-basics/01-double') ?? [];
  expect([hours, counts[0], counts[1]]).toEqual(['1', '3', '2']);
  const [hoursOfAll, ...countsOfAll] = rowOf('**All**') ?? [];
  expect(hoursOfAll).toMatch(/^1 of \d+$/);
  expect(countsOfAll).toEqual(counts);
});
