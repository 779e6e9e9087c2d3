import type { CriterionInfo } from '../course/manifest.ts';
import type { Failure, TypeProblem, Verdict } from '../report/report.ts';

/** What became of one criterion, before its points are counted. */
export interface Outcome {
  passed: boolean;
  duration: number;
  failure?: Failure;
}

/** Counts the points of an outcome. */
export function verdictOf(info: CriterionInfo, { passed, duration, failure }: Outcome): Verdict {
  const { id, role, hidden, bonus, points } = info;
  return {
    id,
    role,
    hidden,
    bonus,
    passed,
    points: passed ? points : 0,
    max: points,
    duration,
    ...(failure && { failure }),
  };
}

/**
 * What TypeScript's findings mean for the guard.
 *
 * @param duration milliseconds
 */
export function typeOutcome(problems: TypeProblem[], duration: number): Outcome {
  return problems.length === 0
    ? { passed: true, duration }
    : { passed: false, duration, failure: typeFailure(problems) };
}

function typeFailure(problems: TypeProblem[]): Failure {
  const [first] = problems;
  return {
    kind: 'type-error',
    message: first?.message ?? '',
    ...(first && { location: { file: first.file, line: first.line, column: first.column } }),
    problems,
    exchanges: [],
    messages: [],
    output: '',
  };
}
