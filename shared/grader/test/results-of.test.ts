import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import type { Submission } from '../src/collect/submission.ts';
import type { Judged } from '../src/judging/judged.ts';
import type { Decision } from '../src/manual.ts';
import { resultsOf } from '../src/results/results-of.ts';
import type { GradedStudent } from '../src/results/results.ts';

const whole = readCourse(join(import.meta.dirname, '..', '..', '..'));
const exercises = whole.exercises.filter(({ chapter }) => chapter === '03-rest').slice(0, 3);
const late = { days: 7, percentPerDay: 10 };
const course = { ...whole, exercises, manifest: { ...whole.manifest, late } };
const [first = '', second = '', third = ''] = exercises.map(({ id }) => id);

/** A student who handed in the first two exercises; judges have found something of the second. */
function graded(
  judged: Judged,
  decisions: Omit<Decision, 'student' | 'reason'>[] = [],
  fields: Partial<Submission> = {},
): GradedStudent {
  const submission: Submission = {
    student: { id: 'aino', name: 'Aino' },
    code: new Map([first, second].map((id) => [id, { 'app.ts': '' }])),
    refusals: [],
    hoursLate: 0,
    ...fields,
  };
  const { students } = resultsOf({
    course,
    edition: '',
    seed: '',
    sandbox: 'bubblewrap',
    submissions: [submission],
    findings: new Map([[submission, new Map([[second, { judged, code: 'hash' }]])]]),
    decisions: decisions.map((one) => ({ student: 'aino', reason: 'Shown in class.', ...one })),
    similar: [],
  });
  return students[0] as GradedStudent;
}

const right: Judged = {
  report: {
    version: 1,
    exercise: second,
    reached: true,
    points: 10,
    max: 10,
    seed: 's',
    duration: 1,
    verdicts: [],
  },
  flaky: [],
};

test('what was judged, what is still the starter and what is missing are told apart', () => {
  const { results } = graded(right);
  expect(results.map(({ status, attempted }) => ({ status, attempted }))).toEqual([
    { status: 'untouched', attempted: false },
    { status: 'judged', attempted: true },
    { status: 'missing', attempted: false },
  ]);
});

test('only what has a verdict is late', () => {
  const { results } = graded(right, [], { hoursLate: 33 });
  expect(results.map((result) => result.late)).toEqual([
    undefined,
    { hours: 33, keeps: 0.8 },
    undefined,
  ]);
  expect(graded(right, [], { hoursLate: 441 }).results[1]).toMatchObject({
    reached: false,
    late: { tooLate: true },
  });
  expect(graded({ problem: 'no' }, [], { hoursLate: 33 }).results[1]?.late).toBeUndefined();
});

test('what could not be judged is to be looked at until the teacher decides', () => {
  const problem: Judged = { problem: 'The machine was too busy.' };
  expect(graded(problem).review).toEqual([
    { kind: 'not-judged', exercise: second, detail: 'The machine was too busy.' },
  ]);
  const { results, review } = graded(problem, [{ exercise: second, reached: true, points: 5 }]);
  expect(review).toEqual([]);
  expect(results[1]).toMatchObject({ reached: true, points: 5, attempted: true });
});

test('where nothing was reached, nothing is judged, which is told once', () => {
  const unreached = { reason: 'not-fetched', detail: 'No such host.' } as const;
  const { results, review } = graded(right, [], { code: new Map(), unreached });
  expect(results.map(({ status, unreached: why }) => ({ status, why }))).toEqual(
    exercises.map(() => ({ status: 'not-judged', why: unreached })),
  );
  expect(review).toEqual([{ kind: 'not-fetched', ...unreached }]);
});

test.each([
  ['symbolic-link', true, 'refused'],
  ['unknown-exercise', true, 'misplaced'],
  ['another-copy', true, 'misplaced'],
  ['no-zip', false, 'nothing-taken'],
  ['no-exercise', false, 'nothing-taken'],
] as const)('what was refused is told by what it may cost: %s', (reason, hasCode, kind) => {
  const refusals = [{ reason, path: 'a' }];
  const { review } = graded(right, [], { refusals, ...(!hasCode && { code: new Map() }) });
  expect(review).toEqual([{ kind, detail: 'a' }]);
});

test('a decision stands for what was not handed in, too', () => {
  const { results, reached } = graded(right, [{ exercise: third, reached: true }]);
  expect(reached).toBe(2);
  expect(results[2]).toMatchObject({ status: 'missing', reached: true });
});
