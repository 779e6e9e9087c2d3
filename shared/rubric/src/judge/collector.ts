import type { Reporter, TestCase } from 'vitest/node';
import type { Failure } from '../report/report.ts';
import type { Outcome } from './outcome.ts';

/** Hears from vitest as each criterion ends. */
export class Collector implements Reporter {
  onOutcome: (id: string, outcome: Outcome) => void = () => {};

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    // One that was not asked for; a criterion that was, and has no outcome, is missed later.
    if (state === 'skipped') return;
    const passed = state === 'passed';
    const { failure } = test.meta();
    const duration = test.diagnostic()?.duration ?? 0;
    this.onOutcome(test.name, {
      passed,
      duration,
      ...(!passed && { failure: failure ?? unexplained(test) }),
    });
  }
}

// Nothing put the failure in a class: the criterion outlasted vitest's own patience.
function unexplained(test: TestCase): Failure {
  const message =
    test
      .result()
      .errors?.map((error) => error.message)
      .join('\n') ?? '';
  return { kind: 'hung', message, exchanges: [], messages: [], problems: [], output: '' };
}
