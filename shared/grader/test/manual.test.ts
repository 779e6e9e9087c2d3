/** What a teacher may decide, and what is told of what they may not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxPoints, readCourse } from '@course/rubric/course';
import { expect, test } from 'vitest';
import { ManualError, readDecisions, type Decision } from '../src/index.ts';
import { temporaryFolder } from './support/folder.ts';

const course = readCourse(join(import.meta.dirname, '..', '..', '..'));
const [exercise] = course.exercises;
const max = exercise ? maxPoints(exercise.manifest) : 0;
const about = `exercise: ${exercise?.id}, reason: r`;

function decisionsIn(text: string): Decision[] {
  const file = join(temporaryFolder(), 'manual.yaml');
  writeFileSync(file, text);
  return readDecisions(file, course);
}

function faultsIn(text: string): unknown {
  try {
    return decisionsIn(text);
  } catch (error) {
    if (error instanceof ManualError) return error.faults;
    throw error;
  }
}

test.each(['', '# nothing yet\n'])('a file without decisions has none: %j', (text) => {
  expect(decisionsIn(text)).toEqual([]);
});

test.each(['0123456', '12345678901234567890', '"0123456"', 's1'])(
  'a student is named as the school writes the id: %s',
  (written) => {
    const [decision] = decisionsIn(`- { student: ${written}, ${about}, points: ${max} }\n`);
    expect(decision?.student).toBe(written.replaceAll('"', ''));
  },
);

test.each([
  [`- { student: a, ${about}, points: ${max + 1} }`, 1, { kind: 'too-many-points', max }],
  [
    `- { student: a, ${about}, points: 1 }\n\n- { student: a, ${about}, reached: true }`,
    3,
    { kind: 'decided-twice', student: 'a', before: 1 },
  ],
  [
    '- { student: a, grade: 1, reason: r }\n- { student: a, grade: 2, reason: r }',
    2,
    { kind: 'decided-twice' },
  ],
  [`- { student: a, ${about}, grade: 1 }`, 1, { kind: 'exercise-or-grade' }],
  [`- { student: a, ${about} }`, 1, { kind: 'nothing-decided' }],
  ['- student: a\n  grade: 6\n  reason: r', 2, { kind: 'wrong-value', key: 'grade' }],
  ['- student: 1.50\n  grade: 5\n  reason: r', 1, { kind: 'wrong-value', key: 'student' }],
  ['- student: a\n  grade: 5', 1, { kind: 'wrong-value', key: 'reason' }],
  ['- student: a\n  grade: 5\n  reason: r\n  note: n', 4, { kind: 'unknown-key', key: 'note' }],
  ['student: a', undefined, { kind: 'no-list' }],
  ['- student: "a', undefined, { kind: 'no-yaml' }],
])('a fault is told with its line: %j', (text, line, fault) => {
  expect(faultsIn(text)).toMatchObject([{ line, fault }]);
});
