import type { Reporter, TestModule } from 'vitest/node';

/** What the bench waits for: a line when a run has ended, with how many tests passed. */
export const END = 'bench-run-ended';

export default class EndReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    process.stdout.write(`${END} ${passed}/${tests.length}\n`);
  }
}
