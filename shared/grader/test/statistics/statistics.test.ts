import { describe, expect, test } from 'vitest';
import { statisticsOf } from '../../src/statistics/criteria.ts';
import { gradeCounts, median } from '../../src/statistics/grades.ts';
import { pointBiserial } from '../../src/statistics/point-biserial.ts';
import { criterion, exercise, judged, notJudged, resultsOf, student } from '../support/results.ts';

describe('the discrimination of a criterion', () => {
  const people = (passes: (points: number) => boolean) =>
    Array.from({ length: 10 }, (_, rest) => ({ rest, passed: passes(rest) }));

  test('is high when the strong pass and the weak fail, and negative the other way round', () => {
    // By hand: M₁ = 7, M₀ = 2, s = √8.25, p = q = 1/2.
    expect(pointBiserial(people((points) => points >= 5))).toBeCloseTo(2.5 / Math.sqrt(8.25), 10);
    expect(pointBiserial(people((points) => points < 5))).toBeCloseTo(-2.5 / Math.sqrt(8.25), 10);
  });

  test('is near nothing when points do not matter', () => {
    expect(Math.abs(pointBiserial(people((points) => points % 2 === 0)) ?? 1)).toBeLessThan(0.2);
  });

  test('is not given where it would say nothing', () => {
    expect(pointBiserial(people((points) => points > 4).slice(1))).toBeUndefined();
    expect(pointBiserial(people(() => true))).toBeUndefined();
    expect(
      pointBiserial(people((points) => points > 4).map(({ passed }) => ({ passed, rest: 3 }))),
    ).toBeUndefined();
  });
});

test('a criterion counts who was judged, and the classes of failure, the commonest first', () => {
  const crud = exercise('03-rest/01-crud', [criterion('creates'), criterion('lists')]);
  const [statistics] = statisticsOf(
    resultsOf(
      [crud],
      [
        student('a', [judged(crud)]),
        student('b', [judged(crud, { creates: { kind: 'hung' } })]),
        student('c', [judged(crud, { creates: { kind: 'threw' } })]),
        student('d', [judged(crud, { creates: { kind: 'threw' } })]),
        student('e', [notJudged(crud, 'missing')]),
      ],
    ),
  );
  expect(statistics).toMatchObject({ judged: 4, reached: 1 });
  expect(statistics?.criteria).toMatchObject([
    {
      judged: 4,
      passed: 1,
      failures: [
        { kind: 'threw', count: 2 },
        { kind: 'hung', count: 1 },
      ],
    },
    { judged: 4, passed: 4, failures: [] },
  ]);
});

test('lateness and a teacher’s decision say nothing about a criterion', () => {
  const crud = exercise('03-rest/01-crud', [criterion('creates')]);
  const etag = exercise('03-rest/02-etag', [criterion('matches', { points: 9 })]);
  const inTime = Array.from({ length: 5 }, (_, n) =>
    student(`a${n}`, [judged(crud), judged(etag)]),
  );
  const weak = Array.from({ length: 5 }, (_, n) =>
    student(`b${n}`, [judged(crud, { creates: {} }), judged(etag, { matches: {} })]),
  );
  const late = { points: 0, late: { hours: 240, keeps: 0 } };
  const tooLate = inTime.map(({ id }) =>
    student(id, [judged(crud, {}, late), judged(etag, {}, late)]),
  );
  const discriminations = (students: typeof weak): (number | undefined)[] =>
    statisticsOf(resultsOf([crud, etag], students)).flatMap(({ criteria }) =>
      criteria.map(({ discrimination }) => discrimination),
    );
  expect(discriminations([...tooLate, ...weak])).toEqual(discriminations([...inTime, ...weak]));
});

test('grades are counted from the best, and those without one last', () => {
  const counts = gradeCounts([5, 5, null, 1].map((grade) => student('x', [], { grade })));
  expect(counts.map(({ count }) => count)).toEqual([2, 0, 0, 0, 1, 1]);
});

test('a grade that is still open is not counted as none', () => {
  const crud = exercise('03-rest/01-crud', [criterion('creates')]);
  const counts = gradeCounts([student('a', [notJudged(crud, 'not-judged')])]);
  expect(counts.slice(-2)).toEqual([
    { grade: null, count: 0 },
    { grade: 'open', count: 1 },
  ]);
});

test('the median is the middle, or the mean of the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(median([])).toBeUndefined();
});
