import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { editionOf } from '../src/edition.ts';
import { buildProgram } from '../src/program.ts';
import { textsIn } from '../src/texts/texts.ts';
import { stepsOf } from '../src/verify/steps.ts';

function editionIn(manifest: object): string {
  const root = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  return editionOf(root);
}

test('a published course says that it is the student’s', () => {
  expect(editionIn({ edition: 'student' })).toBe('student');
  expect(editionIn({})).toBe('teacher');
});

test('students have no commands for authors and teachers', () => {
  const unused = (): never => {
    throw new Error('Nothing is run here.');
  };
  const commandsOf = (edition: 'teacher' | 'student'): string[] =>
    buildProgram(textsIn('en'), '1.0.0', unused, unused, edition).commands.map((one) => one.name());
  const [teacher, student] = [commandsOf('teacher'), commandsOf('student')];
  expect(teacher).toEqual(expect.arrayContaining(['new', 'check', 'grade', 'publish', 'test']));
  expect(student).toEqual(expect.arrayContaining(['start', 'test', 'hint', 'doctor']));
  for (const name of ['new', 'check', 'grade', 'worker', 'replay', 'publish']) {
    expect(student).not.toContain(name);
  }
});

test('students are offered no solutions', () => {
  const unused = (): never => {
    throw new Error('Nothing is run here.');
  };
  const helpOf = (edition: 'teacher' | 'student'): string =>
    buildProgram(textsIn('en'), '1.0.0', unused, unused, edition).helpInformation();
  expect(helpOf('teacher')).toMatch(/^ {2}solution /m);
  expect(helpOf('student')).not.toMatch(/^ {2}solution /m);
});

test('npm test of a student’s clone looks at the course, not at how the tools are made', () => {
  expect(stepsOf('student').map(({ name }) => name)).toEqual(['starters']);
});
