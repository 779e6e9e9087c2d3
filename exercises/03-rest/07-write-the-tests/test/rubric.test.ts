import { expect, rubric, type Fixtures } from '@course/rubric';
import { expressApi } from './implementations/express.ts';
import {
  changeFaults,
  creationFaults,
  deletionFaults,
  NothingYet,
  unknownIdFaults,
  validationFaults,
  type Faults,
} from './implementations/faults.ts';
import { Library } from './implementations/library.ts';
import { plainApi } from './implementations/plain.ts';
import { unnoticed, type TestRun } from './trials.ts';

const criterion = rubric();

type RunTests = Fixtures<object>['runTests'];

// All criteria ask for it, and a run takes its time: it is made once.
let rightRun: Promise<TestRun> | undefined;

async function onRightApi(runTests: RunTests): Promise<TestRun> {
  rightRun ??= runTests(plainApi(new Library()));
  return rightRun;
}

criterion('accepts-the-right-api', async ({ runTests }) => {
  const plain = await onRightApi(runTests);
  expect({ api: 'right, on node:http', failed: plain.failed }).toEqual({
    api: 'right, on node:http',
    failed: [],
  });
  const { failed } = await runTests(expressApi());
  expect({ api: 'right, on Express', failed }).toEqual({ api: 'right, on Express', failed: [] });
  // To accept whatever there is would be no merit.
  const nothing = { 'every request was answered with 501': NothingYet };
  expect(await unnoticed(nothing, runTests, plain)).toEqual([]);
});

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
