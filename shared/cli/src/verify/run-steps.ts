import type { Step, StepResult, Surroundings } from './steps.ts';

/** A step that waits leaves a core to another one; more of them would only take each other's. */
const LANES = 2;
const HEARTBEAT_MS = 30_000;

/**
 * Runs every step, whatever the others found, two at a time and in their order, and reports each as it
 * ends.
 *
 * @param report gets whole lines
 * @returns what each found
 */
export async function runSteps(
  steps: readonly Step[],
  surroundings: Surroundings,
  report: (text: string) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const take = async (queue: Step[]): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      results.push(await runStep(step, surroundings, report));
    }
  };
  const queue = [...steps];
  await Promise.all(Array.from({ length: LANES }, () => take(queue)));
  return results;
}

async function runStep(
  step: Step,
  surroundings: Surroundings,
  report: (text: string) => void,
): Promise<StepResult> {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  // A log in which nothing moves for minutes looks like a hang.
  const heartbeat = setInterval(() => report(`  … ${step.name}, ${seconds()}`), HEARTBEAT_MS);
  const result = await step
    .run(surroundings)
    .catch(faultOf)
    .finally(() => clearInterval(heartbeat));
  const mark = result.failed === 0 ? '✓' : '✗';
  const found = `${result.passed} passed, ${result.failed} failed`;
  report(`${mark} ${step.name.padEnd(7)} ${seconds().padStart(7)}  ${step.title} (${found})`);
  if (result.failed > 0) report(`${result.output}\n`);
  return result;
}

/** A step that could not run has failed. */
function faultOf(error: unknown): StepResult {
  return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
}
