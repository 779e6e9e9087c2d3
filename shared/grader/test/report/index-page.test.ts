/** What a teacher reads of a class, and what is left out of it. */
import { expect, test } from 'vitest';
import { indexPage } from '../../src/report/index/index-page.ts';
import { studentPage } from '../../src/report/student/student-page.ts';
import { criterion, exercise, judged, resultsOf, student } from '../support/results.ts';

const crud = exercise('03-rest/01-crud', [criterion('creates'), criterion('lists')]);

/** The part of the page on what most got wrong. */
function mistakesOn(page: string): string {
  return /<section aria-labelledby="mistakes">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
}

test('code that does not load is no mistake in any criterion', () => {
  const unloaded = { kind: 'syntax-error' } as const;
  const students = [
    student('a', [judged(crud, { creates: unloaded, lists: unloaded })]),
    student('b', [judged(crud, { creates: unloaded, lists: unloaded })]),
    student('c', [judged(crud, { creates: { kind: 'hung' } })]),
  ];
  const mistakes = mistakesOn(indexPage(resultsOf([crud], students), 'en'));
  expect(mistakes).toContain('1/1');
  expect(mistakes).toContain('endless loop 1');
  expect(mistakes).not.toMatch(/It does lists|syntax error/);
});

test('one exercise is one exercise', () => {
  const anna = student('anna', [judged(crud)]);
  const results = resultsOf([crud], [anna]);
  expect(studentPage(anna, results, 'en')).toContain('1 of 1 exercise reached');
  expect(indexPage(results, 'en')).toContain('at least 1 of 1 exercise.');
});
