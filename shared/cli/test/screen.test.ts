import { stripVTControlCharacters } from 'node:util';
import { FAILURE_KINDS } from '@course/subject';
import { LANGUAGES, type Exercise } from '@course/rubric/course';
import { Failure, toReport, type Verdict } from '@course/rubric/report';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cockpitScreen } from '../src/cockpit/view.ts';
import { judgingAsked, openOn, reportCame, say, type CockpitState } from '../src/cockpit/state.ts';
import { makeContext } from '../src/context.ts';
import { explainFailure } from '../src/screen/explain.ts';
import { failuresToExplain } from '@course/rubric/telling';
import { failureLines } from '../src/screen/failures.ts';
import { wrapped } from '../src/screen/fit.ts';
import { styleFor } from '../src/screen/style.ts';
import { courseWith } from './support/exercise.ts';

const plain = styleFor(process.stdout, true);

function explain(failure: Partial<Failure>, language: 'en' | 'fi' = 'en', trace = false): string {
  const whole = Failure.parse({ kind: 'wrong-result', message: '', ...failure });
  return explainFailure(whole, language, plain, { trace }).join('\n');
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(FAILURE_KINDS)('%s has a sentence', (kind) => {
    const [sentence = ''] = explain({ kind, waited: 1500 }, language).split('\n');
    expect(sentence).toMatch(/[.?]( |$)/);
    expect(sentence).not.toMatch(/undefined\.|NaN/);
  });
});

test('lines break at the same blanks with colours as without, and keep none of them', () => {
  const red = (text: string): string => `\u001B[31m${text}\u001B[39m`;
  const line = `${red('✗')} one two three${red(' (hidden inputs)')} and ${red('seed abc')}`;
  for (let columns = 12; columns <= 30; columns += 1) {
    const bare = wrapped([stripVTControlCharacters(line)], columns);
    expect(wrapped([line], columns).map(stripVTControlCharacters)).toEqual(bare);
    expect(bare.filter((part) => part !== part.trim())).toEqual([]);
  }
});

test('Finnish writes a decimal comma', () => {
  expect(explain({ kind: 'hung', waited: 1500 }, 'fi')).toContain('1,5 s');
});

test('a wrong answer is told with the request, the answer, and what was expected', () => {
  const text = explain({
    kind: 'wrong-status',
    expected: '201 Created',
    actual: '200 OK',
    exchanges: [
      {
        method: 'POST',
        path: '/items',
        request: { headers: { 'content-type': 'application/json' }, body: '{"name":"Drill"}' },
        response: { status: 200, body: '{}' },
      },
    ],
  });
  expect(text).toBe(`The status should have been 201 Created, but it was 200 OK.
Sent:
  POST /items
  content-type: application/json
  {"name":"Drill"}
Answered:
  200
  {}`);
});

test('a type error is told with its file and line', () => {
  const problem = { file: 'app.ts', line: 3, column: 7, code: 2322, message: 'Type A is not B.' };
  expect(explain({ kind: 'type-error', problems: [problem] })).toContain(
    'src/app.ts:3:7 TS2322\n  Type A is not B.',
  );
});

test('a long text is cut, and says so', () => {
  const actual = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  const text = explain({ actual });
  expect(text.split('\n').length).toBeLessThan(20);
  expect(text).toContain('and 29 more lines');
});

test('of two long texts what differs is shown, with what it stands in', () => {
  const records = (last: string): string =>
    [
      '{',
      '  "runs": [',
      ...Array.from({ length: 30 }, (_, n) => `    ${n},`),
      `    "${last}",`,
      '  ],',
      '}',
    ].join('\n');
  const text = explain({ expected: records('closed'), actual: records('still waiting') });
  expect(text).toContain('"closed"');
  expect(text).toContain('"still waiting"');
  expect(text).toContain('"runs": [');
  expect(text).not.toContain('    3,');
});

test('what keeps all from a deployed address is explained once, after what fails here', () => {
  const kinds = ['wrong-body', 'not-public', 'not-public', 'not-public'] as const;
  const verdicts = kinds.map((kind, at) => failedVerdict(`criterion-${at}`, { kind }));
  expect(failuresToExplain(verdicts).map(({ id }) => id)).toEqual(['criterion-0', 'criterion-1']);
});

test('the stack trace is shown only when it is asked for', () => {
  expect(explain({ trace: 'at a (b:1:1)' })).not.toContain('b:1:1');
  expect(explain({ trace: 'at a (b:1:1)' }, 'en', true)).toContain('b:1:1');
});

describe.each([
  [120, 40],
  [80, 24],
  [40, 12],
  [20, 8],
])('in a terminal of %i × %i', (columns, rows) => {
  test.each(['verdicts', 'hints', 'list', 'solution', 'reset'] as const)('%s fit', (panel) => {
    const { course, exercise } = courseWith();
    const context = { ...makeContext(course.root, 'en', { plain: true, trace: false }), course };
    const state = { ...failedState(exercise), panel };
    for (const scroll of [0, 5, 500]) {
      const screen = cockpitScreen({ ...state, scroll }, context, { columns, rows });
      expect(screen.length).toBeLessThan(rows);
      for (const line of screen) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });
});

describe.each([
  [80, 24],
  [40, 12],
])('in a small terminal of %i × %i', (columns, rows) => {
  const open = () => {
    const { course, exercise } = courseWith({ 'src/double.ts': '// begun' });
    const context = { ...makeContext(course.root, 'en', { plain: true, trace: false }), course };
    return { context: { ...context, directory: course.root }, exercise };
  };

  test('a question and a notice stand beside the keys, however far one has scrolled', () => {
    const { context, exercise } = open();
    const end = (state: CockpitState): string =>
      cockpitScreen({ ...state, scroll: 500 }, context, { columns, rows })
        .slice(-5)
        .join(' ');
    expect(end({ ...failedState(exercise), panel: 'reset' })).toContain('any other key');
    expect(end(say(failedState(exercise), 'Something was done.'))).toContain('Something was done.');
  });

  test('a panel starts at its own content', () => {
    const { context, exercise } = open();
    const screen = cockpitScreen({ ...failedState(exercise), panel: 'hints' }, context, {
      columns,
      rows,
    });
    expect(screen.slice(0, 5).join('\n')).toContain('Hint 2 of 2');
    expect(screen.join('\n')).toContain('Use an asterisk.');
  });

  test('no line ends or begins with a blank that is not its own', () => {
    const { context, exercise } = open();
    for (const line of cockpitScreen(failedState(exercise), context, { columns, rows })) {
      expect(line).toBe(line.trimEnd());
    }
  });
});

test('on 80 × 24 the explanation and the criteria are seen together', () => {
  const { course, exercise } = courseWith();
  const context = { ...makeContext(course.root, 'en', { plain: true, trace: false }), course };
  const state = failedState(exercise);
  const screen = cockpitScreen(
    state,
    { ...context, directory: course.root },
    { columns: 80, rows: 24 },
  );
  expect(screen.join('\n')).toMatch(/Multiply by two[\s\S]*The code type-checks/);
});

test('while the judge is at work the last explanation stays', () => {
  const { course, exercise } = courseWith();
  const context = { ...makeContext(course.root, 'en', { plain: true, trace: false }), course };
  const state = judgingAsked(failedState(exercise));
  const screen = cockpitScreen(state, context, { columns: 200, rows: 40 }).join('\n');
  expect(screen).toContain('judging');
  expect(screen).toContain('The result was not as expected.');
});

test.each([
  [{ kind: 'wrong-result' }, true],
  [{ kind: 'threw', error: { name: 'Error', message: 'Full' } }, true],
  [{ kind: 'threw', error: { name: 'TypeError', message: 'x is not a function' } }, false],
  [{ kind: 'hung' }, false],
  [{ kind: 'exited' }, false],
  [{ kind: 'never-settled' }, false],
  [{ kind: 'unhandled-rejection' }, false],
  [{ kind: 'type-error' }, false],
] as const)('the advice of a criterion at %j: %s', (failure, shown) => {
  const { course, exercise } = courseWith();
  const { look } = makeContext(course.root, 'en', { plain: true, trace: false });
  const [failed] = failuresToExplain([failedVerdict('doubles', failure)]);
  const lines = failed ? failureLines(exercise, failed, look) : [];
  expect(lines.some((line) => line.startsWith('→'))).toBe(shown);
});

test('what to mend is seen first; the rest can be scrolled to, to its last line', () => {
  const { course, exercise } = courseWith();
  const context = { ...makeContext(course.root, 'en', { plain: true, trace: false }), course };
  // Wide enough that no path is broken, however deep the clone lies.
  const size = { columns: 200, rows: 14 };
  const top = cockpitScreen(failedState(exercise), context, size).join('\n');
  expect(top).toContain('more lines below');
  expect(top).toContain('Multiply by two');
  expect(top).not.toContain('The code type-checks');
  const end = cockpitScreen({ ...failedState(exercise), scroll: 500 }, context, size).join('\n');
  expect(end).toContain('The code type-checks');
});

function failedVerdict(id: string, failure: Partial<Failure> & Pick<Failure, 'kind'>): Verdict {
  return {
    id,
    role: 'criterion',
    hidden: false,
    bonus: false,
    passed: false,
    points: 0,
    max: 2,
    duration: 1,
    failure: Failure.parse({ message: '', ...failure }),
  };
}

function failedState(exercise: Exercise) {
  const failed = failedVerdict('doubles', { kind: 'wrong-result', expected: '4', actual: '5' });
  const standing = { hintsShown: 2, reachedCount: 0, begun: true };
  const report = toReport(exercise.id, 'abc', 120, [failed]);
  return reportCame(openOn(exercise, standing), report, standing);
}
