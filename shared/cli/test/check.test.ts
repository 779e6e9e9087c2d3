import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Exercise } from '@course/rubric/course';
import { exercisesNamed } from '../src/check/exercises-named.ts';
import { ProofCache } from '../src/check/proof-cache.ts';
import { proofsOf, type Proof } from '../src/check/proof.ts';
import { runProofs } from '../src/check/run-proofs.ts';
import { staticFaults } from '../src/check/static-faults.ts';
import { courseWith, ROOT, SOUND_EXERCISE, withSecondExercise } from './support/exercise.ts';

/** The faults of all proofs, or only of one. */
async function faultsOf(exercise: Exercise, name?: string): Promise<string[]> {
  const proofs = proofsOf(exercise, 1).filter((proof) => !name || proof.name === name);
  const results = await runProofs(ROOT, proofs, undefined, () => {});
  return results.flatMap(({ faults }) => faults);
}

const changed = (file: string, from: string, to: string): Record<string, string> => ({
  [file]: (SOUND_EXERCISE[file] ?? '').replace(from, () => to),
});

test('a sound exercise has no fault', { timeout: 60_000 }, async () => {
  const { exercise } = courseWith();
  expect(staticFaults(exercise, true)).toEqual([]);
  expect(await faultsOf(exercise)).toEqual([]);
});

test('an author names exercises, whole chapters, or nothing for all', () => {
  const { course: small, exercise } = courseWith();
  const context = { course: withSecondExercise(small), exercise: () => exercise };
  const named = (...names: string[]): string[] =>
    exercisesNamed(context, names).map(({ id }) => id);
  const all = ['01-basics/01-double', '01-basics/02-triple'];
  expect(named()).toEqual(all);
  expect(named('01-basics')).toEqual(all);
  expect(named('double')).toEqual(['01-basics/01-double']);
});

test('what holds is remembered at once, and forgotten when it fails', async () => {
  const { course, exercise } = courseWith();
  for (const name of ['pnpm-lock.yaml', 'tsconfig.base.json', 'shared/kit/package.json']) {
    mkdirSync(dirname(join(course.root, name)), { recursive: true });
    writeFileSync(join(course.root, name), '');
  }
  const cache = new ProofCache(course.root);
  const [starter, solution] = proofsOf(exercise, 2) as [Proof, Proof];
  cache.add({ ...solution, repeat: 1 });
  const failing = { ...solution, faultsOf: () => ['It fails.'] };
  const held: Record<string, boolean> = {};
  await runProofs(ROOT, [starter, failing], cache, ({ proof }) => {
    held[proof.name] = cache.has({ ...proof, repeat: 1 });
  });
  expect(held).toEqual({ starter: true, solution: false });
});

test('a starter that earns points is told, with the criterion', async () => {
  const starter = '{ "files": { "double.ts": "export const double = () => 4;" } }';
  const { exercise } = courseWith({ '.starter.json': starter });
  expect(await faultsOf(exercise, 'starter')).toEqual([
    expect.stringMatching(/earns 2 for doubles.*must earn 0/),
  ]);
});

test('a solution that fails a criterion is told, with the seed', async () => {
  const { exercise } = courseWith({
    ...changed('solution/double.ts', '2 * n', 'n + 2'),
    'mutants.yaml': '[]',
  });
  expect(await faultsOf(exercise, 'solution')).toEqual([
    expect.stringMatching(/fails any-number \(wrong-result.*seed/),
  ]);
});

test('an alternative that is judged wrong is told', async () => {
  const { exercise } = courseWith(changed('alternatives/sum/double.ts', 'n + n', 'n + 2'));
  expect(await faultsOf(exercise, 'alternatives/sum')).toEqual([
    expect.stringMatching(/any-number/),
  ]);
});

test('a mutant that passes where it must fail is told', async () => {
  const { exercise } = courseWith(
    changed('mutants.yaml', "replace: '2 * n + 1'", 'replace: n + n'),
  );
  expect(await faultsOf(exercise, 'mutant wrong-3')).toEqual([
    expect.stringMatching(/wrong-3 passes doubles/),
    expect.stringMatching(/wrong-3 passes any-number/),
  ]);
});

test('a mutant that fails more than it lists is told', async () => {
  const { exercise } = courseWith(changed('mutants.yaml', "replace: 'n ** 2'", 'replace: n'));
  expect(await faultsOf(exercise, 'mutant wrong-2')).toEqual([
    expect.stringMatching(/also fails doubles \(wrong-result\)/),
  ]);
});

test('a mutant that lists a criterion which does not exist is told', async () => {
  const { exercise } = courseWith(
    changed('mutants.yaml', 'fails: [any-number]', 'fails: [any-number, halves]'),
  );
  expect(await faultsOf(exercise, 'mutant wrong-2')).toEqual([
    expect.stringMatching(/lists halves/),
  ]);
});

test.each([
  ['2 * m', /stands 0 times/],
  ['n', /stands \d+ times/],
])('an edit whose find is %s does not fit', (find, message) => {
  const { exercise } = courseWith(changed('mutants.yaml', 'find: 2 * n', `find: ${find}`));
  expect(() => proofsOf(exercise, 1)).toThrow(message);
});

test('an edit of a file that is not there does not fit', () => {
  const { exercise } = courseWith(changed('mutants.yaml', 'file: double.ts', 'file: triple.ts'));
  expect(() => proofsOf(exercise, 1)).toThrow(/solution\/triple\.ts does not exist/);
});

test.each([
  [
    'a criterion that the README does not state',
    changed('README.md', '`any-number`', 'any number'),
    /README\.md does not state `any-number`/,
  ],
  ['a stray file', { 'notes.txt': '' }, /notes\.txt does not belong/],
  ['a missing README', { 'README.md': undefined }, /README\.md is missing/],
  ['a missing hidden suite', { 'test/hidden.test.ts': undefined }, /hidden\.test\.ts is missing/],
  [
    'a README that nobody reads to its end',
    { 'README.md': `${SOUND_EXERCISE['README.md']}\n`.repeat(40) },
    /README\.md has \d+ lines/,
  ],
  ['too few mutants', { 'mutants.yaml': '[]' }, /has 0 mutants/],
  [
    'a solution without a file of the starter',
    { '.starter.json': '{ "files": { "double.ts": "", "more.ts": "" } }' },
    /solution\/more\.ts is missing/,
  ],
  [
    'a file to begin with that is not there',
    changed('exercise.yaml', 'hours: 1', 'hours: 1\nbegin: triple.ts'),
    /^src\/triple\.ts is missing/,
  ],
  [
    'a file to begin with that nobody has to write',
    { 'solution/double.ts': SOUND_EXERCISE['src/double.ts'] },
    /sends students to src\/double\.ts first.*`begin`/,
  ],
  [
    'a starter that was worked on',
    { 'src/double.ts': 'solved' },
    /src\/ differs from \.starter\.json/,
  ],
])('%s is told', (_name, changes, message) => {
  const { exercise } = courseWith(changes);
  expect(staticFaults(exercise, true)).toContainEqual(expect.stringMatching(message));
});

test('an exercise that is required must be there', () => {
  const requires = 'requires: [01-basics/02-triple, 01-basics/03-halve]';
  const { course, exercise } = courseWith(
    changed('exercise.yaml', 'hours: 1', `hours: 1\n${requires}`),
  );
  withSecondExercise(course);
  expect(staticFaults(exercise, true)).toEqual([
    expect.stringMatching(/^exercise\.yaml requires 01-basics\/03-halve,.*Correct the name/),
  ]);
});

test('on a laptop an author may be solving the exercise', () => {
  const { exercise } = courseWith({ 'src/double.ts': 'solved' });
  expect(staticFaults(exercise, false)).toEqual([]);
});
