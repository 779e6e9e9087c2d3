import { join } from 'node:path';
import {
  criteriaOf,
  readAlternatives,
  readCode,
  readStarter,
  type CodeFiles,
  type Exercise,
} from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { applyMutant, MUTANTS_FILE, readMutants } from './mutants.ts';

/** One thing that must be seen of a rubric: some code, and how it must be judged. */
export interface Proof {
  exercise: Exercise;
  /** Such as `starter`, `solution` or `mutant promise-all`. */
  name: string;
  code: CodeFiles;
  /** How many times it must hold. */
  repeat: number;
  /** What is wrong with a report of this code: sentences that name the file and the mend. */
  faultsOf: (report: Report) => string[];
}

/**
 * Everything that must be seen of an exercise's rubric.
 *
 * @param repeat how many times right answers must earn everything
 * @throws CourseError
 */
export function proofsOf(exercise: Exercise, repeat: number): Proof[] {
  const starter = readStarter(exercise);
  const solution = readCode(join(exercise.folder, 'solution'));
  const right = (name: string, code: CodeFiles): Proof => ({
    exercise,
    name,
    code,
    repeat,
    faultsOf: (report) => faultsOfRightAnswer(name, report),
  });
  return [
    starterProof(exercise),
    right('solution', solution),
    // As it would be handed in: where an alternative has nothing of its own, the starter stands.
    ...readAlternatives(exercise).map(({ name, code }) =>
      right(`alternatives/${name}`, { ...starter, ...code }),
    ),
    ...readMutants(exercise).map((mutant): Proof => ({
      exercise,
      name: `mutant ${mutant.id}`,
      code: applyMutant(exercise, mutant, solution),
      repeat: 1,
      faultsOf: (report) => faultsOfMutant(mutant.id, mutant.fails, exercise, report),
    })),
  ];
}

/** That nothing is done in the starter yet. */
export function starterProof(exercise: Exercise): Proof {
  return {
    exercise,
    name: 'starter',
    code: readStarter(exercise),
    repeat: 1,
    faultsOf: faultsOfStarter,
  };
}

function faultsOfStarter({ verdicts }: Report): string[] {
  return verdicts
    .filter(({ points }) => points > 0)
    .map(
      ({ id, points }) =>
        `src/ as it is given earns ${points} for ${id}; it must earn 0. Make the criterion ask for more, or the starter do less.`,
    );
}

function faultsOfRightAnswer(name: string, { verdicts, seed }: Report): string[] {
  return verdicts
    .filter(({ passed }) => !passed)
    .map(
      ({ id, failure }) =>
        `${name}/ fails ${id} (${failure?.kind ?? ''}: ${failure?.message ?? ''}; seed ${seed}). Mend the rubric if the answer is right, else the answer.`,
    );
}

function faultsOfMutant(
  id: string,
  fails: string[],
  exercise: Exercise,
  { verdicts }: Report,
): string[] {
  const known = new Set(criteriaOf(exercise.manifest).map((info) => info.id));
  const expected = new Set(fails);
  const failed = new Set(verdicts.filter(({ passed }) => !passed).map((verdict) => verdict.id));
  const where = `${MUTANTS_FILE}: mutant ${id}`;
  return [
    ...[...expected.difference(known)].map(
      (name) => `${where} lists ${name}, which exercise.yaml does not have. Correct the name.`,
    ),
    ...[...expected.intersection(known).difference(failed)].map(
      (name) => `${where} passes ${name}, which must fail it. Make the criterion see the mistake.`,
    ),
    ...[...failed.difference(expected)].map((name) => {
      const kind = verdicts.find((verdict) => verdict.id === name)?.failure?.kind ?? '';
      return `${where} also fails ${name} (${kind}). List it in fails if that is right, else make the criterion narrower.`;
    }),
  ];
}
