import { afterAll, test as vitestTest } from 'vitest';
import { criteriaOf } from '../course/manifest.ts';
import type { Trial } from './deployment/trial-internet.ts';
import { fixtures, type Fixtures } from './fixtures/fixtures.ts';
import type { Scope } from './scope.ts';
import { currentTarget } from './target.ts';
import { workerResources } from './worker-resources.ts';

/** What holds for a whole suite. */
export interface RubricOptions {
  /** Plain data that `createApp` gets, unless a criterion serves the app with other settings. */
  settings?: Record<string, unknown>;
  /** Url lane: the internet in which the course's own code is deployed, to prove the rubric. */
  trial?: Trial;
}

/** Declares one criterion: its id, as in `exercise.yaml`, and how it is tried. */
export type Criterion<Module> = (
  id: string,
  attempt: (fixtures: Fixtures<Module>) => Promise<void> | void,
) => void;

/** Longer than any limit of a subject: it ends a criterion that waits for nothing we know. */
const LAST_RESORT = 180_000;

/**
 * Opens a suite.
 *
 * `Module` is the type of the student's module, against which scenarios are checked.
 *
 * @throws Error from the returned function, for an id that `exercise.yaml` does not have
 * @example
 * const criterion = rubric<typeof import('../src/map-limit.ts')>();
 * criterion('keeps-order', async ({ evaluate }) => {
 *   const results = await evaluate(({ mapLimit }) => mapLimit([1, 2], 1, async (n) => n));
 *   expect(results).toEqual([1, 2]);
 * });
 */
export function rubric<Module = Record<string, unknown>>(
  options: RubricOptions = {},
): Criterion<Module> {
  const target = currentTarget();
  const resources = workerResources(target);
  const declared = new Set(criteriaOf(resources.exercise.manifest).map(({ id }) => id));
  const test = vitestTest.extend<Fixtures<Module> & { scope: Scope }>(
    fixtures<Module>(resources, options),
  );
  if (!target.judged) afterAll(async () => resources.close());

  return (id, attempt) => {
    if (!declared.has(id)) {
      throw new Error(`exercise.yaml has no "${id}": add it there, or correct the id here.`);
    }
    const skip = target.only !== undefined && !target.only.includes(id);
    test(id, { timeout: LAST_RESORT, skip }, attempt);
  };
}
