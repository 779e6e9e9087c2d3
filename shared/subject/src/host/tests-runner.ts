/**
 * How vitest runs the student's tests: as always, but when the judge wants to know only whether a test
 * fails, the first that does ends the run.
 */
import { workerData } from 'node:worker_threads';
import type { RunnerTask } from 'vitest';
import { importFrom } from './import-from.ts';
import type { TestsWorkerData } from './tests-thread.ts';

const { exercise } = workerData as TestsWorkerData;
const { inject, TestRunner } = (await importFrom(exercise, 'vitest')) as typeof import('vitest');

export default class StudentTestRunner extends TestRunner {
  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test);
    const mayFail = inject('mayFail');
    if (!mayFail || test.result?.state !== 'fail') return;
    if (!mayFail.includes(test.fullTestName ?? test.name)) this.cancel('test-failure');
  }
}
