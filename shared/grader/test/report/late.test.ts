/** What a student is told of lateness. */
import { expect, test } from 'vitest';
import { studentPage } from '../../src/report/student/student-page.ts';
import type { Result } from '../../src/results/results.ts';
import { criterion, exercise, judged, resultsOf, student } from '../support/results.ts';

const etag = exercise('03-rest/02-etag', [criterion('matches')]);

function pageOf(late: Result['late'], manual?: Result['manual'], language: 'en' | 'fi' = 'en') {
  const aino = student('aino', [judged(etag, {}, { late, manual })]);
  return studentPage(aino, resultsOf([etag], [aino]), language);
}

test.each([
  [0.001, '1 minute', '1 minuutti'],
  [1, '1 hour', '1 tunti'],
  [33, '1 day 9 hours', '1 päivä 9 tuntia'],
  [441.02, '18 days 9 hours', '18 päivää 9 tuntia'],
])('%f hours are told in days and hours', (hours, english, finnish) => {
  const late = { hours, keeps: 0.8 };
  expect(pageOf(late)).toContain(`Handed in ${english} after the deadline: 80 %`);
  expect(pageOf(late, undefined, 'fi')).toContain(`Palautettu ${finnish} määräajan jälkeen: `);
});

test('that it is too late to be reached is told', () => {
  const late = { hours: 441, keeps: 0, tooLate: true };
  expect(pageOf(late)).toContain('too late for the exercise to be reached');
  expect(pageOf({ ...late, tooLate: undefined })).not.toContain('too late');
});

test('nothing is told to be lost of what the teacher has decided', () => {
  const late = { hours: 441, keeps: 0, tooLate: true };
  const points = pageOf(late, { reason: 'r', points: 5 });
  expect(points).toContain('Handed in 18 days 9 hours after the deadline. That is too late');
  expect(points).not.toContain('of the points are left');
  expect(pageOf(late, { reason: 'r', reached: true })).not.toContain('too late');
});
