import { expect, type Fixtures } from '@course/rubric';
import { NothingYet, type Faults } from './implementations/faults.ts';
import { plainApi } from './implementations/plain.ts';

type RunTests = Fixtures<object>['runTests'];

/** The name under which a failed hook of the whole file is told. */
const HOOK_OF_FILE = 'beforeAll or afterAll';

/** What became of the student's tests. */
export type TestRun = Awaited<ReturnType<RunTests>>;

/** What the student's tests do on a right API. */
export interface Baseline {
  /** The names of those that pass there: they alone can notice something on a wrong one. */
  passed: string[];
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
  const names = new Set<string>();
  for (let run = 1; ; run += 1) {
    const { passed, skipped, failed: news } = await runOn(rightApi(), runTests, failed);
    if (news.length === 0) return { passed, failed };
    if (run === 1) for (const name of [...passed, ...skipped, ...namesOf(news)]) names.add(name);
    failed.push(...news);
    // Under another name each time it fails for ever, and cannot be left out.
    if (news.some(({ name }) => !names.has(name) && !isGroup(name, names)))
      return { passed, failed };
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
  { passed, failed }: Baseline,
): Promise<string[]> {
  const useful = new Set(passed);
  const missed: string[] = [];
  for (const [fault, WrongLibrary] of Object.entries(faults)) {
    const { failed: news } = await runOn(plainApi(new WrongLibrary()), runTests, failed);
    const noticed = news.some(({ name }) => useful.has(name) || isGroup(name, useful));
    if (!noticed) missed.push(`No test noticed that ${fault}.`);
  }
  return missed;
}

/**
 * A run without the tests that are known to fail, to its first failure. Every run is made in this way:
 * none shows that its API is wrong.
 */
async function runOn(
  api: Parameters<RunTests>[0],
  runTests: RunTests,
  known: TestRun['failed'],
): Promise<TestRun> {
  const without = namesOf(known);
  const { failed, ...rest } = await runTests(api, { without, bail: true });
  // A hook is run in any case.
  return { ...rest, failed: failed.filter(({ name }) => !without.includes(name)) };
}

function namesOf(failed: TestRun['failed']): string[] {
  return failed.map(({ name }) => name);
}

/** Whether it is no test that has failed but a hook: of the group that has this name, or of the file. */
function isGroup(name: string, tests: ReadonlySet<string>): boolean {
  return name === HOOK_OF_FILE || [...tests].some((test) => test.startsWith(`${name} > `));
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
