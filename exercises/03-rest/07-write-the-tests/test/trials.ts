import { expect, type Fixtures } from '@course/rubric';
import { NothingYet, type Faults } from './implementations/faults.ts';
import { plainApi } from './implementations/plain.ts';

type RunTests = Fixtures<object>['runTests'];

/** What became of the student's tests. */
export type TestRun = Awaited<ReturnType<RunTests>>;

/** What the student's tests do on a right API. */
export interface Baseline {
  /** Those that fail there: they can notice nothing on a wrong one. */
  failed: TestRun['failed'];
}

/**
 * Runs the student's tests on a right API until all pass that are left: each that fails is left out from
 * then on. What passed only thanks to something that it left behind fails next, and is as useless.
 *
 * @param rightApi makes a fresh one
 */
export async function baseline(
  runTests: RunTests,
  rightApi: () => Parameters<RunTests>[0],
): Promise<Baseline> {
  const failed: TestRun['failed'] = [];
  for (;;) {
    const news = await failures(runTests, rightApi(), failed);
    if (news.length === 0) return { failed };
    failed.push(...news);
  }
}

/**
 * Runs the student's tests against wrong APIs, one after another.
 *
 * @returns a sentence for each fault with which no test failed
 */
export async function unnoticed(
  faults: Faults,
  runTests: RunTests,
  { failed }: Baseline,
): Promise<string[]> {
  const missed: string[] = [];
  for (const [fault, WrongLibrary] of Object.entries(faults)) {
    const news = await failures(runTests, plainApi(new WrongLibrary()), failed);
    if (news.length === 0) missed.push(`No test noticed that ${fault}.`);
  }
  return missed;
}

/** What fails beside what is known to. Every run is made in this way: none shows that its API is wrong. */
async function failures(
  runTests: RunTests,
  api: Parameters<RunTests>[0],
  known: TestRun['failed'],
): Promise<TestRun['failed']> {
  const without = known.map(({ name }) => name);
  const { failed } = await runTests(api, { without, bail: true });
  // A hook is run in any case.
  return failed.filter(({ name }) => !without.includes(name));
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
