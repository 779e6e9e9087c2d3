/**
 * How vitest runs the student's tests: as always, but each has its three seconds whatever it asks for, some
 * may be left out, and the first that fails may end the run.
 */
import { workerData } from 'node:worker_threads';
import type { RunnerTask, RunnerTestCase } from 'vitest';
import { importFrom } from './import-from.ts';
import { stableName } from './stable-name.ts';
import type { TestsWorkerData } from './tests-thread.ts';

const { exercise } = workerData as TestsWorkerData;
const { inject, TestRunner } = (await importFrom(exercise, 'vitest')) as typeof import('vitest');

// A test may put a clock of its own in the place of these.
const { setTimeout, clearTimeout } = globalThis;
const now = performance.now.bind(performance);

export default class StudentTestRunner extends TestRunner {
  // Noted before a test can set it.
  readonly #patience = this.config.testTimeout;

  /** Vitest calls it for each try of a test. The timeout in the test's own arguments may be any. */
  async runTask(test: RunnerTestCase): Promise<void> {
    const tooLong = new Error(`Test timed out in ${this.#patience}ms.`);
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(tooLong), this.#patience);
    const started = now();
    try {
      await Promise.race([TestRunner.getTestFn(test)(), late]);
    } finally {
      clearTimeout(timer);
    }
    // While it keeps the event loop busy no timer goes off.
    if (now() - started > this.#patience) throw tooLong;
  }

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    const name = stableName(test.fullTestName ?? test.name, inject('environment'));
    if (inject('without').includes(name)) test.mode = 'skip';
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test);
    if (inject('bail') && test.result?.state === 'fail') this.cancel('test-failure');
  }
}
