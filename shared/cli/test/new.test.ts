import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCode, readCourse, readExercise, type Exercise } from '@course/rubric/course';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { proofsOf } from '../src/check/proof.ts';
import type { ProofResult } from '../src/check/desk.ts';
import { runProofs } from '../src/check/run-proofs.ts';
import { staticFaults } from '../src/check/static-faults.ts';
import { newExercise } from '../src/commands/new.ts';
import { makeContext } from '../src/context.ts';
import { parseAddress } from '../src/new/address.ts';
import { layOut, LANES, type Lane } from '../src/new/lay-out.ts';
import { buildProgram } from '../src/program.ts';
import { textsIn } from '../src/texts/texts.ts';
import { usageFault } from '../src/usage-fault.ts';
import { ROOT } from './support/exercise.ts';

const texts = textsIn('en');

/** A course of the real chapters, without exercises, that no install could make whole. */
function emptyCourse(): string {
  const root = mkdtempSync(join(tmpdir(), 'course-new-'));
  for (const file of ['exercises/course.yaml', 'tsconfig.base.json']) {
    cpSync(join(ROOT, file), join(root, file));
  }
  writeFileSync(join(root, 'package.json'), '{}');
  return root;
}

function packagesOf(exercise: Exercise): Record<string, string> {
  const file = join(exercise.folder, 'package.json');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  return { ...dependencies, ...devDependencies };
}

/** Lends an exercise the packages of one that has all it needs: an install would take too long. */
function lendPackages(exercise: Exercise): void {
  const needed = Object.keys(packagesOf(exercise));
  const lender = readCourse(ROOT)
    .exercises.map(({ folder }) => join(folder, 'node_modules'))
    .find((folder) => needed.every((name) => existsSync(join(folder, name))));
  if (!lender) throw new Error(`No exercise has all of ${needed.join(', ')}.`);
  symlinkSync(lender, join(exercise.folder, 'node_modules'), 'junction');
}

const root = emptyCourse();
afterAll(() => rmSync(root, { recursive: true, force: true }));

const laidOut = new Map<Lane, Exercise>();
let results: ProofResult[] = [];

// All lanes at once: the judges and the compiler are opened for one run.
beforeAll(async () => {
  mkdirSync(join(root, 'node_modules'));
  const types = join('node_modules', '@types');
  symlinkSync(join(ROOT, types), join(root, types), 'junction');
  for (const lane of LANES) {
    const folder = join(root, 'exercises', '03-rest', `08-my-${lane}`);
    layOut(folder, `my-${lane}`, lane);
    const exercise = readExercise(folder);
    lendPackages(exercise);
    laidOut.set(lane, exercise);
  }
  const proofs = [...laidOut.values()].flatMap((exercise) => proofsOf(exercise, 1));
  results = await runProofs(root, proofs, undefined, () => {});
}, 240_000);

/** The exercise of a lane, as it was laid out. */
function exerciseOf(lane: Lane): Exercise {
  const exercise = laidOut.get(lane);
  if (!exercise) throw new Error(`Nothing was laid out for ${lane}.`);
  return exercise;
}

test.each(LANES)('a new %s exercise passes every check as it is', (lane) => {
  const exercise = exerciseOf(lane);
  const own = results.filter(({ proof }) => proof.exercise === exercise);
  expect(staticFaults(exercise, true)).toEqual([]);
  expect(own.flatMap(({ faults }) => faults)).toEqual([]);
  // The starter, the solution, one alternative and five mutants.
  expect(own).toHaveLength(8);
});

test.each(LANES)('a new %s exercise says its own name, and has its lane', (lane) => {
  const { folder, manifest } = exerciseOf(lane);
  expect(manifest.lane).toBe(lane);
  const own = (file: string): string => readFileSync(join(folder, file), 'utf8');
  expect(own('package.json')).toContain(`"@exercise/my-${lane}"`);
  expect(own('README.md')).toContain(`npx course test my-${lane}`);
  for (const part of ['src', 'solution', 'alternatives', 'test']) {
    expect(JSON.stringify(readCode(join(folder, part)))).not.toContain('__NAME__');
  }
});

test.each(LANES)('a new %s exercise needs only what the catalog has', (lane) => {
  const workspace = readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
  const { catalog } = parse(workspace) as { catalog: Record<string, string> };
  const { '@course/rubric': rubric, ...others } = packagesOf(exerciseOf(lane));
  expect(rubric).toBe('workspace:*');
  for (const [name, version] of Object.entries(others)) {
    expect({ name, version, known: name in catalog }).toEqual({
      name,
      version: 'catalog:',
      known: true,
    });
  }
});

/** A course in which `03-rest/01-first` is there, and what `course new` does in it. */
function courseWithOne() {
  const folder = emptyCourse();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const inside = (id: string): string => join(folder, 'exercises', id);
  layOut(inside('03-rest/01-first'), 'first', 'module');
  const context = makeContext(folder, 'en', { plain: true, trace: false });
  context.print = () => {};
  return { inside, add: async (id: string) => newExercise(context, id, { lane: 'module' }) };
}

test.each([
  '08-my-exercise',
  '03-rest/my-exercise',
  '03-rest/8-my-exercise',
  '03-rest/08-My-Exercise',
  '03-rest/08-my exercise',
  '03-rest/08-my-exercise/more',
  '../03-rest/08-my-exercise',
  '03-soap/08-my-exercise',
])('%s is no name for an exercise', async (id) => {
  const { add } = courseWithOne();
  await expect(add(id)).rejects.toMatchObject({ exitCode: 2, message: texts.new.badName(id) });
});

test.each(['03-rest/01-first', '03-rest/01-second'])(
  '%s takes a place that is taken',
  async (id) => {
    const { add, inside } = courseWithOne();
    const message = expect.stringMatching(/03-rest.01-first is there already/);
    await expect(add(id)).rejects.toMatchObject({ exitCode: 2, message });
    expect(existsSync(inside('03-rest/01-second'))).toBe(false);
  },
);

test('a folder that is no exercise is left alone too', async () => {
  const { add, inside } = courseWithOne();
  mkdirSync(inside('03-rest/08-notes'));
  await expect(add('03-rest/08-notes')).rejects.toMatchObject({ exitCode: 2 });
  expect(readCode(inside('03-rest/08-notes'))).toEqual({});
});

test('no two exercises have the same name, not even in different chapters', async () => {
  const { add, inside } = courseWithOne();
  const message = expect.stringMatching(/03-rest.01-first is called first already/);
  await expect(add('07-auth/01-first')).rejects.toMatchObject({ exitCode: 2, message });
  expect(existsSync(inside('07-auth'))).toBe(false);
});

test('a lane that has no template is wrong usage', async () => {
  const unused = (): never => {
    throw new Error('The command must not run.');
  };
  const program = buildProgram(texts, '1.0.0', unused, unused, 'teacher');
  const args = ['new', '03-rest/08-my-exercise', '--lane', 'essay'];
  const fault: unknown = await program.parseAsync(args, { from: 'user' }).catch((error) => error);
  if (!(fault instanceof CommanderError)) throw fault;
  expect(usageFault(fault, texts, 'new')).toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('essay'),
  });
});

test.each(['exercises/03-rest/02-second/', 'exercises\\03-rest\\02-second', '03-rest/02-second'])(
  '%s is understood, as shells complete it',
  (text) => {
    const address = { chapter: '03-rest', folder: '02-second', name: 'second' };
    expect(parseAddress(text, readCourse(root))).toEqual(address);
  },
);

test('what cannot be added to the workspace stays, and the mend is told', async () => {
  const { add, inside } = courseWithOne();
  // The course of this test names no pnpm to install with.
  const message = expect.stringMatching(
    /02-second is laid out, but[^]*no pnpm version[^]*npm run course -- setup --update/,
  );
  await expect(add('03-rest/02-second')).rejects.toMatchObject({ exitCode: 3, message });
  expect(readExercise(inside('03-rest/02-second')).manifest.lane).toBe('module');
});
