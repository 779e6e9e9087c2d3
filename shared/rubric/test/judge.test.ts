import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExercise, type Exercise } from '../src/course/index.ts';
import { Judge, SuiteError } from '../src/judge/index.ts';
import { Report } from '../src/report/index.ts';
import { folderWith, MANIFEST } from './support/course-files.ts';

const root = join(import.meta.dirname, '../../..');
let judge: Judge;
beforeAll(async () => {
  judge = await Judge.open(root);
});
afterAll(async () => judge.close());

const MANIFEST_OF_THREE = MANIFEST.replace(
  'hints:',
  `  goes-on:
    points: 1
    title: { en: It goes on, fi: Se jatkuu }
    advice: { en: Look., fi: Katso. }
hidden:
  any-number:
    points: 3
    title: { en: Any number, fi: Mikä luku tahansa }
    advice: { en: Look., fi: Katso. }
limits: { load: 3000, answer: 1000 }
hints:`,
);

const SUITE = `
import { expect, rubric } from '@course/rubric';
const criterion = rubric();
criterion('works', async ({ evaluate }) => {
  expect(await evaluate(({ double }, tools, n) => double(n), 2)).toBe(4);
});
criterion('goes-on', async ({ evaluate }) => {
  expect(await evaluate(({ greet }) => greet('Aino'))).toBe('hei Aino');
});
`;

const HIDDEN = `
import { expect, rubric } from '@course/rubric';
const criterion = rubric();
criterion('any-number', async ({ evaluate, random }) => {
  const n = random.integer(1, 1e6);
  expect(await evaluate(({ double }, tools, n) => double(n), n)).toBe(2 * n);
});
`;

const RIGHT = `
export const double = (n: number): number => 2 * n;
export const greet = (name: string): string => 'hei ' + name;
`;

/** An exercise with the packages of the rubric, so that its suite can be run. */
function exerciseWith(code: string, files: Record<string, string> = {}): Exercise {
  const folder = folderWith({
    'exercise.yaml': MANIFEST_OF_THREE,
    'package.json': '{ "type": "module" }',
    'src/task.ts': code,
    'test/rubric.test.ts': SUITE,
    'test/hidden.test.ts': HIDDEN,
    ...files,
  });
  mkdirSync(join(folder, 'node_modules/@course'), { recursive: true });
  symlinkSync(join(root, 'shared/rubric'), join(folder, 'node_modules/@course/rubric'), 'junction');
  return readExercise(folder);
}

/** Each criterion with what became of it. */
async function outcomes(exercise: Exercise): Promise<Record<string, string>> {
  const { verdicts } = await judge.judge(exercise);
  return Object.fromEntries(verdicts.map(({ id, failure }) => [id, failure?.kind ?? 'passed']));
}

test('a right answer earns everything, and the report keeps its schema', async () => {
  const report = await judge.judge(exerciseWith(RIGHT), { seed: 'abc' });
  expect(report).toMatchObject({ version: 1, reached: true, points: 6, max: 6, seed: 'abc' });
  expect(Report.parse(report)).toEqual(report);
});

test('each criterion stands alone: one that hangs does not cost the others', async () => {
  const code = RIGHT.replace("'hei ' + name", '{ for (;;); }').replace(
    ': string => {',
    ': string => {',
  );
  expect(await outcomes(exerciseWith(code.replace('string => { for', 'never => { for')))).toEqual({
    works: 'passed',
    'goes-on': 'hung',
    'any-number': 'passed',
    'type-checks': 'passed',
  });
});

test('a run sees the code as it is, and nothing of the run before', async () => {
  const exercise = exerciseWith(RIGHT.replace('2 * n', 'n + 3'));
  expect(await outcomes(exercise)).toMatchObject({ works: 'wrong-result' });
  writeFileSync(join(exercise.folder, 'src/task.ts'), RIGHT);
  expect(await outcomes(exercise)).toMatchObject({ works: 'passed', 'any-number': 'passed' });
});

test('who asks while another exercise is judged waits, and each gets its own verdicts', async () => {
  const renamed = (text: string): string => text.replaceAll('works', 'runs');
  const other = exerciseWith(RIGHT.replace('2 * n', 'n + 3'), {
    'exercise.yaml': renamed(MANIFEST_OF_THREE),
    'test/rubric.test.ts': renamed(SUITE),
  });
  const both = await Promise.all([outcomes(exerciseWith(RIGHT)), outcomes(other)]);
  expect(both).toEqual([
    { works: 'passed', 'goes-on': 'passed', 'any-number': 'passed', 'type-checks': 'passed' },
    {
      runs: 'wrong-result',
      'goes-on': 'passed',
      'any-number': 'wrong-result',
      'type-checks': 'passed',
    },
  ]);
});

test('code that is silent again and again is waited for less', async () => {
  const files = { 'exercise.yaml': MANIFEST_OF_THREE.replace('answer: 1000', 'answer: 1600') };
  const silent = RIGHT.replace('2 * n;', '{ for (;;); };').replace(
    "'hei ' + name;",
    '{ for (;;); };',
  );
  const { verdicts } = await judge.judge(
    exerciseWith(silent.replaceAll(/: (number|string) =>/g, ': never =>'), files),
  );
  expect(verdicts.slice(0, 3).map(({ failure }) => [failure?.kind, failure?.waited])).toEqual([
    ['hung', 1600],
    ['hung', 1600],
    ['hung', 1000],
  ]);
});

test.each([
  ['an empty file', '', 'missing-export'],
  ['a syntax error', 'export const = 1;', 'syntax-error'],
  ['an error at the top level', 'throw new Error("at once");', 'threw-at-import'],
  ['process.exit at the top level', 'process.exit(0);', 'exited'],
  ['an endless loop at the top level', 'for (;;);', 'hung-at-import'],
])('%s fails every criterion, each with its class', async (_name, code, kind) => {
  const { 'type-checks': _types, ...rest } = await outcomes(exerciseWith(code));
  expect(rest).toEqual({ works: kind, 'goes-on': kind, 'any-number': kind });
});

test('a program that stands still is told as one, whatever a criterion makes of its silence', async () => {
  const program = exerciseWith('', {
    'exercise.yaml': MANIFEST_OF_THREE.replace('module', 'program')
      .replace('task.ts', 'main.ts')
      // A start of Node and the beats that must be missed fit in, on a busy machine too.
      .replace('load: 3000', 'load: 6000'),
    'src/main.ts': `
      import { createServer } from 'node:http';
      if (process.env.LOOP) for (;;);
      createServer(() => { for (;;); }).listen(0);`,
    'test/rubric.test.ts': `
      import { expect, rubric } from '@course/rubric';
      const criterion = rubric();
      criterion('works', async ({ program }) => {
        const { url } = await program();
        const signal = AbortSignal.timeout(900);
        expect(await fetch(url, { signal }).then(() => 'answer', () => 'silence')).toBe('answer');
      });
      criterion('goes-on', async ({ program }) => {
        await (await program()).api.get('/').expect(200);
      });`,
    'test/hidden.test.ts': `
      import { rubric } from '@course/rubric';
      rubric()('any-number', async ({ program }) => void (await program({ LOOP: 'yes' })));`,
  });
  expect(await outcomes(program)).toMatchObject({
    works: 'hung',
    'goes-on': 'hung',
    'any-number': 'hung-at-import',
  });
});

test('a wrong result is told with what was expected and what came', async () => {
  const { verdicts } = await judge.judge(exerciseWith(RIGHT.replace('2 * n', 'n + 3')));
  expect(verdicts[0]?.failure).toMatchObject({ kind: 'wrong-result', expected: '4', actual: '5' });
});

test('a type error fails the guard alone, and keeps the exercise from being reached', async () => {
  const report = await judge.judge(exerciseWith(`${RIGHT}export const wrong: string = 1;\n`));
  expect(report).toMatchObject({ reached: false, points: 6 });
  expect(report.verdicts.at(-1)?.failure?.problems).toMatchObject([{ file: 'task.ts', line: 4 }]);
});

test('what the code prints is kept with the failure that it belongs to', async () => {
  const code = RIGHT.replace('2 * n;', '{ console.log("doubling", n); return n; };');
  const { verdicts } = await judge.judge(exerciseWith(code));
  expect(verdicts[0]?.failure?.output).toBe('doubling 2\n');
});

test('verdicts are told as they come, once each', async () => {
  const told: string[] = [];
  await judge.judge(exerciseWith(RIGHT), { onVerdict: ({ id }) => told.push(id) });
  expect(told.toSorted()).toEqual(['any-number', 'goes-on', 'type-checks', 'works']);
});

test('a criterion that no suite tries is the suite’s fault, not the student’s', async () => {
  const suite = SUITE.replace(/criterion\('goes-on'[\s\S]*/, '');
  await expect(judge.judge(exerciseWith(RIGHT, { 'test/rubric.test.ts': suite }))).rejects.toThrow(
    /goes-on.*no suite/,
  );
});

test('a criterion that the manifest does not have is the suite’s fault', async () => {
  const suite = SUITE.replace("'goes-on'", "'goes-off'");
  await expect(judge.judge(exerciseWith(RIGHT, { 'test/rubric.test.ts': suite }))).rejects.toThrow(
    /no "goes-off"/,
  );
});

test('a suite that cannot be read is told with its error', async () => {
  await expect(
    judge.judge(exerciseWith(RIGHT, { 'test/rubric.test.ts': 'const = 1;' })),
  ).rejects.toThrow(/rubric\.test\.ts/);
});

test('a judge that is closed does not wait for a loop that never ends', async () => {
  const own = await Judge.open(root);
  const exercise = exerciseWith(
    `import { writeFileSync } from 'node:fs';
     writeFileSync(new URL('begun', import.meta.url), '');
     for (;;);`,
    { 'exercise.yaml': MANIFEST_OF_THREE.replace('load: 3000', 'load: 600000') },
  );
  const judging = own.judge(exercise);
  judging.catch(() => {});
  const begun = join(exercise.folder, 'src/begun');
  await expect.poll(() => existsSync(begun), { timeout: 20_000 }).toBe(true);
  await own.close();
  await expect(judging).rejects.toThrow(SuiteError);
});
