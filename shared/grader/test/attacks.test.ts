/**
 * The attacks that graders of such exercises have fallen to, each as a small submission. They are
 * graded as one class, between honest students. An attack that gets at something prints ESCAPED.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, Verdict } from '@course/rubric/report';
import { gradeClass, type Results } from '../src/index.ts';
import { attackCourse, type AttackCourse } from './support/attack-course.ts';
import { handIn } from './support/hand-in.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const MODULE = '01-basics/01-module';
const DATABASE = '01-basics/02-database';

const RIGHT = {
  [MODULE]: 'export const double = (n: number): number => 2 * n;\n',
  [DATABASE]: `import type { Pool } from 'pg';
export async function total(pool: Pool): Promise<number> {
  const { rows } = await pool.query('SELECT sum(price)::integer AS sum FROM things');
  return (rows as { sum: number }[])[0]?.sum ?? 0;
}
`,
};

/** The attacks of a folder of fixtures: each is the whole of a submission. */
function attacksIn(folder: string): Map<string, string> {
  const files = readdirSync(join(FIXTURES, folder)).toSorted();
  return new Map(
    files.map((file) => [
      basename(file, '.ts'),
      readFileSync(join(FIXTURES, folder, file), 'utf8'),
    ]),
  );
}

const onCode = attacksIn('attacks');
const onDatabase = attacksIn('database-attacks');

let ground: AttackCourse;
let folder: string;
let machine: Server;
let results: Results;

beforeAll(async () => {
  process.env.GRADER_SECRET = 'GRADER_SECRET';
  ground = attackCourse();
  folder = mkdtempSync(join(tmpdir(), 'course-class-'));
  machine = createServer().listen(0, '127.0.0.1');
  await once(machine, 'listening');
  const { port } = machine.address() as AddressInfo;

  // Attackers between honest students: what one leaves behind would meet the next.
  const hand = (student: string, exercise: string, code: string): void =>
    handIn(folder, student, { [`exercises/${exercise}/src/task.ts`]: code });
  for (const [name, code] of onCode) {
    hand(`${name}-attack`, MODULE, code.replace('const PORT = 0;', `const PORT = ${port};`));
  }
  for (const [name, code] of onDatabase) hand(`${name}-attack`, DATABASE, code);
  for (const [place, honest] of ['00', '12-b', '29-b', '35-f', '99'].entries()) {
    for (const [exercise, code] of Object.entries(RIGHT)) {
      hand(`${honest}-honest`, exercise, `${code}// ${place}\n`);
    }
  }
  results = await gradeClass({
    course: ground.course,
    handed: handIn.found(folder),
    decisions: [],
    // More than there are cores: most attackers make their judge wait.
    jobs: 4,
    confined: true,
    fresh: true,
    onProgress: () => {},
  });
}, 300_000);

afterAll(() => {
  machine.close();
  ground.remove();
  rmSync(folder, { recursive: true, force: true });
  delete process.env.GRADER_SECRET;
});

function reportOf(student: string, exercise: string): Report {
  const report = results.students
    .find(({ id }) => id === student)
    ?.results.find((result) => result.exercise === exercise)?.report;
  if (!report) throw new Error(`${student} was not judged.`);
  return report;
}

function kindsOf({ verdicts }: Report): string[] {
  return verdicts.flatMap(({ failure }) => failure?.kind ?? []);
}

const escapesOf = ({ verdicts }: Report): string[] =>
  verdicts.flatMap(({ failure }: Verdict) => failure?.output.match(/ESCAPED.*/g) ?? []);

describe('an attack on the judge gains nothing, and gets at nothing', () => {
  test.each([...onCode.keys()].filter((name) => name !== '38-hard-coded'))('%s', (name) => {
    const report = reportOf(`${name}-attack`, MODULE);
    expect({ points: report.points, escapes: escapesOf(report) }).toEqual({
      points: 0,
      escapes: [],
    });
  });

  test('38-hard-coded: the visible case alone does not reach the exercise', () => {
    const { points, reached } = reportOf('38-hard-coded-attack', MODULE);
    expect({ points, reached }).toEqual({ points: 2, reached: false });
  });
});

describe('an attack on the database gains nothing, and gets at nothing', () => {
  test.each([...onDatabase.keys()])('%s', (name) => {
    const report = reportOf(`${name}-attack`, DATABASE);
    expect({ points: report.points, escapes: escapesOf(report) }).toEqual({
      points: 0,
      escapes: [],
    });
    expect(existsSync('/tmp/owned')).toBe(false);
  });
});

test('every honest student has what is theirs', () => {
  const honest = results.students.filter(({ id }) => id.endsWith('-honest'));
  expect(honest.map(({ id, points, reached }) => ({ id, points, reached }))).toEqual(
    honest.map(({ id }) => ({ id, points: 7, reached: 2 })),
  );
  expect(honest).toHaveLength(5);
});

// A bomb's class depends on whether the limit or the judge's patience ends it first.
test.each([
  ['11-exits', ['exited']],
  ['11-aborts', ['killed']],
  ['27-loop-at-import', ['hung-at-import']],
  ['27-loop-in-call', ['hung']],
])('the report of %s says what happened', (name, kinds) => {
  expect(kinds).toContain(kindsOf(reportOf(`${name}-attack`, MODULE))[0]);
});

test('nothing is left running', () => {
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
  expect(
    commands.filter((command) => command.includes(ground.course.exercises[0]?.folder ?? '')),
  ).toEqual([]);
});
