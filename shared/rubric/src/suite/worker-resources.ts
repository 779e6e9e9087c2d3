import { Resources } from './resources.ts';
import type { Target } from './target.ts';

let current: Resources | undefined;

/**
 * The resources of this worker: kept while its suites judge the same code, so that the visible and
 * the hidden suite share one subject.
 */
export function workerResources(target: Target): Resources {
  if (current?.target.exercise !== target.exercise) {
    void current?.close();
    current = new Resources(target);
  }
  current.aim(target);
  return current;
}

/** Gives everything back before the worker leaves. */
export async function closeWorkerResources(): Promise<void> {
  await current?.close();
  current = undefined;
}
