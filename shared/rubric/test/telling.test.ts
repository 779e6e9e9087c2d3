import { describe, expect, test } from 'vitest';
import { Failure } from '../src/report/index.ts';
import { failureTexts, tell, tellHidden } from '../src/telling/index.ts';

const TELLING = { language: 'en', lines: 12 } as const;

function failure(fields: Partial<Failure>): Failure {
  return Failure.parse({ kind: 'wrong-result', message: '', ...fields });
}

test('what a student printed or sent is harmless in every part', () => {
  const evil = `a${String.fromCodePoint(0x202e)}b${String.fromCodePoint(0x1b)}c`;
  const told = tell(
    failure({
      kind: 'threw',
      name: evil,
      error: { name: evil, message: evil },
      location: { file: evil, line: 1 },
      expected: evil,
      actual: evil,
      output: evil,
      messages: [evil],
      trace: evil,
      exchanges: [
        { method: evil, path: evil, request: {} },
        {
          method: evil,
          path: evil,
          request: { headers: { [evil]: evil }, body: evil },
          response: { status: 200, headers: { [evil]: evil }, body: evil },
        },
      ],
    }),
    { ...TELLING, trace: true },
  );
  const text = JSON.stringify(told);
  expect(text).toContain('a⟨U+202E⟩b␛c');
  expect(text).not.toMatch(/[\u202E]|\\u001b/);
});

describe('a hidden criterion', () => {
  const secret = {
    expected: 'SECRET',
    actual: 'SECRET',
    output: 'SECRET',
    messages: ['SECRET'],
    error: { name: 'Error', message: 'SECRET' },
    exchanges: [{ method: 'GET', path: '/SECRET', request: {} }],
  };

  test.each(['wrong-status', 'wrong-result', 'threw', 'crashed'] as const)(
    'shows no input and no answer: %s',
    (kind) => {
      const told = tellHidden(failure({ kind, ...secret }), TELLING);
      expect(JSON.stringify(told)).not.toContain('SECRET');
      expect(told.sentence).toContain(failureTexts('en').hidden);
    },
  );

  test('still tells what the judge has seen', () => {
    const sentence = (failed: Failure): string => tellHidden(failed, TELLING).sentence;
    expect(sentence(failure({ kind: 'crashed' }))).toMatch(/^An error that nothing caught/);
    expect(sentence(failure({ kind: 'exited', exitCode: 1 }))).toMatch(/exit code 1 /);
  });

  test('shows nothing that code can choose to carry its inputs', () => {
    const location = { file: 'SECRET.ts', line: 42, column: 42 };
    const carriers = [
      failure({ kind: 'crashed', location }),
      failure({ kind: 'threw-at-import', location, ...secret }),
      failure({ kind: 'missing-file', name: 'SECRET' }),
      failure({ kind: 'exited', exitCode: 42 }),
      failure({ kind: 'killed', signal: 'SIGSECRET' }),
    ];
    const told = JSON.stringify(carriers.map((failed) => tellHidden(failed, TELLING)));
    expect(told).not.toMatch(/SECRET|42/);
  });
});

describe('what the code printed', () => {
  const error = {
    name: 'Error',
    message: 'boom',
    stack: 'Error: boom\n    at go (file:///code/src/a.ts:3:9)\n    at file:///code/src/a.ts:5:1',
  };

  test('is without the report of the error that ended it', () => {
    const report = `file:///code/src/a.ts:3\n  throw new Error('boom');\n        ^\n\n${error.stack}\n\nNode.js v24.1.0\n`;
    for (const output of [`mine\n${report}`, `mine\n${error.stack}\n`]) {
      const { parts } = tell(failure({ kind: 'crashed', error, output }), TELLING);
      expect(parts.find(({ title }) => title === failureTexts('en').output)?.lines).toEqual([
        'mine',
      ]);
    }
    const { parts } = tell(failure({ kind: 'crashed', error, output: report }), TELLING);
    expect(parts.map(({ title }) => title)).not.toContain(failureTexts('en').output);
  });

  test('stays whole when it only names the error', () => {
    const output = 'Error: boom\nwas printed\n';
    const { parts } = tell(failure({ kind: 'unhandled-rejection', error, output }), TELLING);
    expect(parts.at(-1)?.lines).toEqual(['Error: boom', 'was printed']);
  });
});
