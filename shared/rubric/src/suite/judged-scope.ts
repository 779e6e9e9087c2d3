import type { TestContext } from 'vitest';
import type { Failure } from '../report/report.ts';
import { classify } from './classify.ts';
import type { Resources } from './resources.ts';
import { Scope } from './scope.ts';

declare module 'vitest' {
  interface TaskMeta {
    failure?: Failure;
  }
}

/** The failures of code that said nothing in time. */
const SILENT = new Set<Failure['kind'] | undefined>([
  'hung',
  'hung-at-import',
  'no-answer',
  'never-listened',
  'never-settled',
]);

/**
 * Surrounds one criterion: hands out its scope, and at the end puts a failure, also one of its
 * fixtures or one that came late, in its class.
 */
export async function judgedScope(
  resources: Resources,
  task: TestContext['task'],
  use: (scope: Scope) => Promise<void>,
): Promise<void> {
  const scope = new Scope(resources);
  resources.startCriterion();
  await use(scope);
  try {
    const [failed] = task.result?.errors ?? [];
    if (failed) task.meta.failure = await classify(failed, scope);
    if (SILENT.has(task.meta.failure?.kind)) await resources.endSilence();
    await scope.rest();
  } catch (late) {
    // What a failed criterion left behind must not fail the next one.
    const explained = task.meta.failure;
    task.meta.failure ??= await classify(late, scope);
    await resources.stopSubject();
    if (!explained) throw late;
  } finally {
    await scope.close();
  }
}
