import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, toReport, type Verdict } from '@course/rubric/report';
import { expect, onTestFinished, test } from 'vitest';
import { annotations, summarize, withoutCommands } from '../../src/ci/github.ts';
import { courseWith } from '../support/exercise.ts';

function judged(failure: Partial<Failure>) {
  const { exercise } = courseWith();
  const verdict: Verdict = {
    id: 'doubles',
    role: 'criterion',
    hidden: false,
    bonus: false,
    passed: false,
    points: 0,
    max: 2,
    duration: 1,
    failure: Failure.parse({ kind: 'threw', message: '', ...failure }),
  };
  return { exercise, report: toReport(exercise.id, 'abc', 1, [verdict]) };
}

test('a failure is an annotation at its line', () => {
  const location = { file: 'double.ts', line: 2, column: 3 };
  expect(annotations(judged({ name: 'double', location }), 'en')).toEqual([
    '::error file=exercises/01-basics/01-double/src/double.ts,line=2,title=Two becomes four::`double` threw an error that was not expected here.',
  ]);
});

test('what a student wrote cannot end an annotation and begin another', () => {
  const evil = 'a%\r\n::add-path::b,c:d';
  const [line = ''] = annotations(judged({ name: evil, location: { file: evil, line: 1 } }), 'en');
  expect(line).not.toMatch(/[\r\n]/);
  expect(line.split('::')[1]).toMatch(/^error file=[^,:]*,line=1,title=[^,:]*$/);
});

test('while reports are printed the runner heeds no command', () => {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  withoutCommands(print, () => print('::add-path::/tmp'));
  withoutCommands(print, () => {});
  const [start = '', , end] = lines;
  const [, token = ''] = /^::stop-commands::(.{36})$/.exec(start) ?? [];
  expect(end).toBe(`::${token}::`);
  expect(lines[3]).not.toBe(start);
});

test('the summary has a row for each exercise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'summary.md');
  summarize([judged({})], 'fi', file);
  expect(readFileSync(file, 'utf8')).toContain('| ❌ | Tuplaa | 01-basics/01-double | 0/2 |');
});
