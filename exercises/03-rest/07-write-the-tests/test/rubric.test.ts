import { expect, rubric, type Fixtures } from '@course/rubric';
import { expressApi } from './implementations/express.ts';
import {
  changeFaults,
  creationFaults,
  deletionFaults,
  unknownIdFaults,
  validationFaults,
  type Faults,
} from './implementations/faults.ts';
import { Library } from './implementations/library.ts';
import { plainApi } from './implementations/plain.ts';
import { baseline, expectNothingIsNoticed, unnoticed, type Baseline } from './trials.ts';

const criterion = rubric();

type RunTests = Fixtures<object>['runTests'];

// All criteria ask for it, and runs take their time: they are made once.
let rightRun: Promise<Baseline> | undefined;

async function onRightApi(runTests: RunTests): Promise<Baseline> {
  rightRun ??= baseline(runTests, () => plainApi(new Library()));
  return rightRun;
}

criterion('accepts-the-right-api', async ({ runTests }) => {
  const plain = await onRightApi(runTests);
  expectAllPass('right, on node:http', plain);
  const express = await baseline(runTests, expressApi);
  expectAllPass(
    'right, on Express: Location is a whole address, the newest item is first',
    express,
  );
  await expectNothingIsNoticed(runTests, plain);
});

function expectAllPass(api: string, { failed }: Baseline): void {
  expect({ api, failed }).toEqual({ api, failed: [] });
}

const groups: Record<string, Faults> = {
  'catches-bad-creation': creationFaults,
  'catches-bad-changes': changeFaults,
  'catches-bad-deletion': deletionFaults,
  'catches-unknown-ids': unknownIdFaults,
  'catches-missing-validation': validationFaults,
};
for (const [id, faults] of Object.entries(groups)) {
  criterion(id, async ({ runTests }) => {
    expect(await unnoticed(faults, runTests, await onRightApi(runTests))).toEqual([]);
  });
}
