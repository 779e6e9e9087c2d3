import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Results } from '@course/grader';
import type { CodeFiles, Course, Exercise } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { proofsOf, type Proof } from '../check/proof.ts';

/** What one student of a known class handed in to one exercise, and so what must be found of it. */
interface Known {
  student: string;
  exercise: Exercise;
  proof: Proof;
}

/** A class whose every verdict is known beforehand. */
export interface KnownClass {
  known: Known[];
  /** Writes the submissions, a folder for each student. */
  handIn(folder: string): void;
  /** What is otherwise than it was known: a sentence each. */
  surprises(results: Results): string[];
}

/**
 * Makes a class from what the proofs of the rubrics are made of. In every five students there is one with
 * all solutions, one with alternatives, one with starters, one with mutants and one with a mixture. No two
 * students have the same text, so that each submission is judged.
 *
 * The url lane is left out: a deployed address cannot be known.
 */
export function knownClass({ exercises }: Course, students: number): KnownClass {
  const judged = exercises.filter(({ manifest }) => manifest.lane !== 'url');
  const proofs = new Map(judged.map((exercise) => [exercise, proofsOf(exercise, 1)]));
  const known = Array.from({ length: students }, (_, number) =>
    [...proofs].map(([exercise, own], place) => ({
      student: `student-${String(number + 1).padStart(3, '0')}`,
      exercise,
      proof: choice(own, number, place),
    })),
  ).flat();
  return {
    known,
    handIn(folder) {
      for (const { student, exercise, proof } of known) {
        const place = join(folder, student, 'exercises', exercise.id, 'src');
        write(place, signed(proof.code, exercise, student));
      }
    },
    surprises: ({ students: found }) =>
      known.flatMap(({ student, exercise, proof }) => {
        const result = found
          .find(({ id }) => id === student)
          ?.results.find((one) => one.exercise === exercise.id);
        const told = (what: string): string => `${student}, ${exercise.id}, ${proof.name}: ${what}`;
        if (proof.name === 'starter') {
          return result?.status === 'untouched' ? [] : [told(`is ${result?.status}`)];
        }
        if (!result?.report) return [told(`is ${result?.status}`)];
        return proof.faultsOf(asFirstFound(result.report, result.flaky)).map(told);
      }),
  };
}

/** A criterion that was tried again and then passed had failed, as was known; it is there for review. */
function asFirstFound(report: Report, flaky: readonly string[]): Report {
  const verdicts = report.verdicts.map((verdict) =>
    flaky.includes(verdict.id) ? { ...verdict, passed: false } : verdict,
  );
  return { ...report, verdicts };
}

/** The kinds of students, in turn. */
function choice(proofs: readonly Proof[], number: number, place: number): Proof {
  const kinds = [/^solution$/, /^alternatives\//, /^starter$/, /^mutant /, /./];
  const kind = kinds[number % kinds.length] as RegExp;
  const fitting = proofs.filter(({ name }) => kind.test(name));
  const turn = Math.floor(number / kinds.length) + place;
  return (fitting[turn % fitting.length] ??
    proofs.find(({ name }) => name === 'solution')) as Proof;
}

/** A comment at its end changes code into somebody's own, and nothing about it. */
function signed(code: CodeFiles, { manifest }: Exercise, student: string): CodeFiles {
  const { entry } = manifest;
  return { ...code, [entry]: `${code[entry] ?? ''}\n// ${student}\n` };
}

function write(folder: string, files: CodeFiles): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
