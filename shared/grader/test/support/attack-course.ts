import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCourse, readExercise, starterText, type Course } from '@course/rubric/course';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

const text = (words: string): string => `{ en: ${words}, fi: ${words} }`;
const criterion = (id: string, points: number): string =>
  `  ${id}: { points: ${points}, title: ${text(id)}, advice: ${text('Look.')} }`;

/** Little patience, since the attacks that stay silent would take all of it. */
const LIMITS = '{ load: 3000, answer: 1000, memory: 64, processes: 64, files: 32 }';

const frame = (lines: string[]): string =>
  [
    `title: ${text('Task')}`,
    'lane: module',
    'entry: task.ts',
    'hours: 1',
    'difficulty: 1',
    'outcomes: [N]',
    `limits: ${LIMITS}`,
    ...lines,
    'hints:',
    `  - ${text('A nudge.')}`,
  ].join('\n');

const MODULE = {
  'exercise.yaml': frame([
    'criteria:',
    criterion('works', 2),
    'hidden:',
    criterion('any-number', 3),
  ]),
  'test/rubric.test.ts': `
import { expect, rubric } from '@course/rubric';
const criterion = rubric<{ double(n: number): number }>();
criterion('works', async ({ evaluate }) => {
  expect(await evaluate(({ double }, _tools, n) => double(n), 2)).toBe(4);
});
`,
  'test/hidden.test.ts': `
import { expect, rubric } from '@course/rubric';
const criterion = rubric<{ double(n: number): number }>();
criterion('any-number', async ({ evaluate, random }) => {
  const n = random.integer(3, 1e6);
  expect(await evaluate(({ double }, _tools, value) => double(value), n)).toBe(2 * n);
});
`,
};

const DATABASE = {
  'exercise.yaml': frame(['database: schema.sql', 'criteria:', criterion('adds-up', 2)]),
  'schema.sql': `
CREATE TABLE things (id int GENERATED ALWAYS AS IDENTITY, name text, price int);
INSERT INTO things (name, price) VALUES ('drill', 1), ('camera', 2);
`,
  'test/rubric.test.ts': `
import { expect, rubric } from '@course/rubric';
import type { Pool } from 'pg';
const criterion = rubric<{ total(pool: Pool): Promise<number> }>();
criterion('adds-up', async ({ evaluate, database }) => {
  expect(await evaluate(async ({ total }, { pool }) => total(pool as never), undefined)).toBe(3);
  await database.query("INSERT INTO things (name, price) VALUES ('kayak', 4)");
  expect(await database.query('SELECT name FROM things WHERE name = $1', ['ESCAPED'])).toEqual([]);
});
`,
};

/** A course of two small exercises for attackers, and how to remove it. */
export interface AttackCourse {
  course: Course;
  remove(): void;
}

/** Lays the course out in a temporary folder, with the packages that the exercises of the real one have. */
export function attackCourse(): AttackCourse {
  const folder = mkdtempSync(join(tmpdir(), 'course-attacks-'));
  // Packages are bundled below a lockfile, which makes a subject's start much shorter.
  writeFileSync(join(folder, 'pnpm-lock.yaml'), '');
  const exercises = [
    layOut(join(folder, '01-basics', '01-module'), MODULE, 'export const double = 0;\n'),
    layOut(join(folder, '01-basics', '02-database'), DATABASE, 'export const total = 0;\n'),
  ];
  const { root, manifest } = readCourse(ROOT);
  return {
    course: { root, manifest, exercises },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function layOut(folder: string, files: Record<string, string>, starter: string) {
  const all = {
    ...files,
    'package.json': '{ "type": "module", "dependencies": { "pg": "*" } }',
    '.starter.json': starterText({ 'task.ts': starter }),
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const packages = {
    '@course/rubric': 'shared/rubric',
    vitest: 'node_modules/vitest',
    pg: 'shared/rubric/node_modules/pg',
    '@types/pg': 'shared/rubric/node_modules/@types/pg',
  };
  for (const [name, place] of Object.entries(packages)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(ROOT, place)), link, 'junction');
  }
  return readExercise(folder);
}
