import { expect, type Fixtures } from '@course/rubric';
import { NothingYet, type Faults } from './implementations/faults.ts';
import { plainApi } from './implementations/plain.ts';

type RunTests = Fixtures<object>['runTests'];

/** What became of the student's tests. */
export type TestRun = Awaited<ReturnType<RunTests>>;

/**
 * Runs the student's tests against wrong APIs, one after another.
 *
 * @param onRightApi the same tests' outcome on a right API: one that fails there notices nothing
 * @returns a sentence for each fault with which no test failed
 */
export async function unnoticed(
  faults: Faults,
  runTests: RunTests,
  onRightApi: TestRun,
): Promise<string[]> {
  const mayFail = onRightApi.failed.map(({ name }) => name);
  const missed: string[] = [];
  for (const [fault, WrongLibrary] of Object.entries(faults)) {
    const { failed } = await runTests(plainApi(new WrongLibrary()), { mayFail });
    if (failed.every(({ name }) => mayFail.includes(name)))
      missed.push(`No test noticed that ${fault}.`);
  }
  return missed;
}

/**
 * Expects that some test fails on an API in which nothing is written yet: to accept whatever there is
 * would be no merit.
 */
export async function expectNothingIsNoticed(
  runTests: RunTests,
  onRightApi: TestRun,
): Promise<void> {
  const [missed] = await unnoticed({ 'nothing is there': NothingYet }, runTests, onRightApi);
  const api = 'every request is answered with 501';
  const outcome = missed ? 'nothing failed: no test noticed' : 'some test fails';
  expect({ api, outcome }).toEqual({ api, outcome: 'some test fails' });
}
