import { expect, test } from 'vitest';
import { runSteps } from '../../src/verify/run-steps.ts';
import type { Step, StepResult } from '../../src/verify/steps.ts';

const surroundings = {
  root: '/clone',
  compiled: '/compiled',
  signal: new AbortController().signal,
};
const good: StepResult = { passed: 1, failed: 0, output: 'all is well' };

function step(name: string, run: Step['run']): Step {
  return { name, title: `${name} holds`, run };
}

async function ran(...steps: Step[]): Promise<{ results: StepResult[]; lines: string[] }> {
  const lines: string[] = [];
  const results = await runSteps(steps, surroundings, (text) => lines.push(text));
  return { results, lines };
}

test('a step that passed is named with its duration, and its output is kept back', async () => {
  const { lines } = await ran(step('lint', () => Promise.resolve(good)));
  expect(lines).toEqual([
    expect.stringMatching(/^✓ lint +\d+\.\d s {2}lint holds \(1 passed, 0 failed\)$/),
  ]);
});

test('the output of a step that failed is shown', async () => {
  const bad = { passed: 0, failed: 1, output: 'a.ts:1:1 unused' };
  const { lines } = await ran(step('lint', () => Promise.resolve(bad)));
  expect(lines).toEqual([expect.stringContaining('✗ lint'), 'a.ts:1:1 unused\n']);
});

test('a step that cannot run counts as failed, and the others still run', async () => {
  const missing = step('lint', () => Promise.reject(new Error('oxlint is not installed')));
  const { results, lines } = await ran(
    missing,
    step('types', () => Promise.resolve(good)),
  );
  expect(results).toHaveLength(2);
  expect(results).toContainEqual({ passed: 0, failed: 1, output: 'oxlint is not installed' });
  expect(lines).toContainEqual(expect.stringContaining('✓ types'));
});

test('steps begin in their order, two at a time', async () => {
  let running = 0;
  const begun: [string, number][] = [];
  const counted = (name: string): Step =>
    step(name, async () => {
      running += 1;
      begun.push([name, running]);
      await Promise.resolve();
      running -= 1;
      return good;
    });
  await ran(counted('a'), counted('b'), counted('c'), counted('d'));
  expect(begun.map(([name]) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(Math.max(...begun.map(([, beside]) => beside))).toBe(2);
});
