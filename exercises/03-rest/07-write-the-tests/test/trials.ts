import { expect, type Fixtures } from '@course/rubric';
import { NothingYet, type Faults } from './implementations/faults.ts';
import { plainApi } from './implementations/plain.ts';

type RunTests = Fixtures<object>['runTests'];

/** What became of the student's tests. */
export type TestRun = Awaited<ReturnType<RunTests>>;

/** What the student's tests do on a right API. */
export interface Baseline extends TestRun {
  /** Names of those that can notice nothing, as they fail on a right API too. */
  useless: string[];
}

/**
 * Runs the student's tests on a right API, and again without those that failed: a test that passed only
 * thanks to what they left behind is as useless as they are.
 *
 * @param rightApi makes a fresh one
 */
export async function baseline(
  runTests: RunTests,
  rightApi: () => Parameters<RunTests>[0],
): Promise<Baseline> {
  const run = await runTests(rightApi());
  const useless = new Set<string>();
  let failed = namesOf(run);
  while (failed.some((name) => !useless.has(name))) {
    for (const name of failed) useless.add(name);
    failed = namesOf(await runTests(rightApi(), { without: [...useless] }));
  }
  return { ...run, useless: [...useless] };
}

/**
 * Runs the student's tests against wrong APIs, one after another.
 *
 * @returns a sentence for each fault with which no test failed
 */
export async function unnoticed(
  faults: Faults,
  runTests: RunTests,
  { useless }: Baseline,
): Promise<string[]> {
  const missed: string[] = [];
  for (const [fault, WrongLibrary] of Object.entries(faults)) {
    const api = plainApi(new WrongLibrary());
    const failed = namesOf(await runTests(api, { without: useless, bail: true }));
    if (failed.every((name) => useless.includes(name)))
      missed.push(`No test noticed that ${fault}.`);
  }
  return missed;
}

function namesOf({ failed }: TestRun): string[] {
  return failed.map(({ name }) => name);
}

/**
 * Expects that some test fails on an API in which nothing is written yet: to accept whatever there is
 * would be no merit.
 */
export async function expectNothingIsNoticed(
  runTests: RunTests,
  onRightApi: Baseline,
): Promise<void> {
  const [missed] = await unnoticed({ 'nothing is there': NothingYet }, runTests, onRightApi);
  const api = 'every request is answered with 501';
  const outcome = missed ? 'nothing failed: no test noticed' : 'some test fails';
  expect({ api, outcome }).toEqual({ api, outcome: 'some test fails' });
}
