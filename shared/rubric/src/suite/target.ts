import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { isOwnCode } from '../course/own-code.ts';

/** What a suite judges. */
export interface Target {
  /** Absolute path of the repository. */
  root: string;
  /** Absolute path of the exercise's folder. */
  exercise: string;
  /** Absolute path of the folder with the code: `src`, `solution`, or a copy of a submission. */
  code: string;
  /** Tells one run from the next, which may judge other code in the same folder. */
  run: string;
  /** What random inputs are drawn from. */
  seed: string;
  /** The ids of the criteria to try; all unless told. */
  only?: readonly string[];
  /** Whether the code is the course's own, which nobody has deployed: a trial of the rubric. */
  trial: boolean;
  /** Whether a judge runs the suite, and will tell the process when to leave. */
  judged: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target | undefined;
  }
}

/**
 * The judge's target; or, when the suite is run by `vitest` itself, the exercise in which the suite
 * lies, and its `src` unless the environment variable `COURSE_CODE` names another folder.
 */
export function currentTarget(): Target {
  const given = inject('target');
  if (given) return given;
  const suite = expect.getState().testPath;
  if (!suite) throw new Error('A rubric must be run by vitest.');
  const exercise = dirname(dirname(suite));
  const folder = process.env.COURSE_CODE ?? 'src';
  const root = join(exercise, '..', '..', '..');
  return {
    root,
    exercise,
    code: join(exercise, folder),
    run: '',
    seed: process.env.COURSE_SEED ?? 'practice',
    trial: isOwnCode(folder),
    judged: false,
  };
}
