import { expect, rubric, type Fixtures } from '@course/rubric';
import { freeApi } from './hidden/free-library.ts';
import { subtleFaults } from './hidden/subtle-faults.ts';
import { baseline, expectNothingIsNoticed, unnoticed, type Baseline } from './trials.ts';

const criterion = rubric();

// Both criteria ask for it, and runs take their time: they are made once.
let rightRun: Promise<Baseline> | undefined;

async function onRightApi({
  runTests,
  random,
}: Pick<Fixtures<object>, 'runTests' | 'random'>): Promise<Baseline> {
  rightRun ??= baseline(runTests, () => freeApi(random));
  return rightRun;
}

criterion('accepts-any-right-api', async ({ runTests, random }) => {
  const right = await onRightApi({ runTests, random });
  const api = 'right, and free where the contract leaves it free';
  expect({ api, failed: right.failed }).toEqual({ api, failed: [] });
  await expectNothingIsNoticed(runTests, right);
});

criterion('catches-subtle-faults', async ({ runTests, random }) => {
  const right = await onRightApi({ runTests, random });
  expect(await unnoticed(subtleFaults(random), runTests, right)).toEqual([]);
});
