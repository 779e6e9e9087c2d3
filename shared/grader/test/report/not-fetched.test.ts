/** What is told of a student whose work could not be fetched. */
import { expect, test } from 'vitest';
import { indexPage } from '../../src/report/index/index-page.ts';
import { studentPage } from '../../src/report/student/student-page.ts';
import { criterion, exercise, notJudged, resultsOf, student } from '../support/results.ts';

const etag = exercise('03-rest/02-etag', [criterion('matches')]);
const unreached = { reason: 'unreadable', detail: 'ENOENT: /home/teacher/aino' } as const;
const aino = student('aino', [{ ...notJudged(etag, 'not-judged'), unreached }], {
  review: [{ kind: 'not-fetched', ...unreached }],
});
const results = resultsOf([etag], [aino]);

test.each([
  ['en', 'Nothing could be judged, since the file or folder', 'still open', 'below 1'],
  ['fi', 'Mitään ei voitu arvioida: palautuksen tiedostoa', 'vielä avoin', 'alle 1'],
] as const)('the student learns that nothing could be judged, and why (%s)', (...of) => {
  const [language, why, open, below] = of;
  const page = studentPage(aino, results, language);
  expect(page).toContain(why);
  expect(page).toContain(open);
  expect(page).not.toContain(below);
  expect(page).not.toContain('/home/teacher');
});

test('the teacher learns what the system said, too, and in their language why', () => {
  expect(indexPage(results, 'en')).toContain('ENOENT: /home/teacher/aino');
  expect(indexPage(results, 'fi')).toContain('palautuksen tiedostoa tai kansiota ei voitu lukea');
});
