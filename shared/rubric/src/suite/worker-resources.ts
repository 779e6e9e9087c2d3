import { Resources } from './resources.ts';
import type { Target } from './target.ts';

let current: Resources | undefined;

/**
 * The resources of this worker: kept while its suites judge the same exercise. Within one run the
 * visible and the hidden suite share a subject.
 */
export function workerResources(target: Target): Resources {
  const resources = resourcesOf(target.root, target.exercise);
  resources.aim(target);
  return resources;
}

/** Starts what the next run will ask for, before it is asked for. */
export function prepareWorker(root: string, exercise: string): void {
  // What goes wrong here goes wrong again, and is told, when it is needed.
  resourcesOf(root, exercise)
    .warmUp()
    .catch(() => {});
}

/** Ends the subject after a run. */
export async function restWorker(): Promise<void> {
  await current?.stopSubject();
}

/** Gives everything back before the worker leaves. */
export async function closeWorkerResources(): Promise<void> {
  await current?.close();
  current = undefined;
}

function resourcesOf(root: string, exercise: string): Resources {
  if (current?.folder === exercise) return current;
  // What cannot be given back now is freed when this process ends.
  current?.close().catch(() => {});
  current = new Resources(root, exercise);
  return current;
}
