import type { ToolResult } from './tool.ts';

/** What a step found: how much of it holds, and how much does not. */
export interface Tally {
  passed: number;
  failed: number;
}

/** A step that counts as one. */
export function tallyOfOne({ ok }: ToolResult): Tally {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A step that reports its numbers as JSON. Whatever it reports, a step that failed counts at least
 * one failure, and one that tried nothing is a failure: a suite that is not found must not pass.
 *
 * @param json the report; each field is looked up by its name
 * @param fields the names of the two numbers in it
 */
export function tallyOfReport(
  { ok }: ToolResult,
  json: string,
  fields: { passed: string; failed: string },
): Tally {
  const report = parse(json);
  const passed = count(report[fields.passed]);
  const failed = count(report[fields.failed]);
  const broken = !ok || passed + failed === 0;
  return { passed, failed: broken ? Math.max(1, failed) : failed };
}

/** The sum of several. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}

function parse(json: string): Record<string, unknown> {
  try {
    const report: unknown = JSON.parse(json);
    return typeof report === 'object' && report !== null ? { ...report } : {};
  } catch {
    return {};
  }
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}
