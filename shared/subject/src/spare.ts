import type { Driver } from './drivers/driver.ts';
import { HostProcess } from './host-process.ts';
import type { Limits } from './limits.ts';

/** What a process must be started with to be of use. */
export interface Needs {
  /** Absolute path of the exercise's folder. */
  directory: string;
  limits: Limits;
  driver: Driver;
  /** Absolute path of the folder with the packages' bundle, if there is one. */
  bundle: string | undefined;
}

let spare: { host: HostProcess; needs: Needs } | undefined;

/**
 * Starts a process ahead of need, with packages already imported, for {@link takeSpare} to hand
 * out: most of the time that a subject takes to start is the same for every version of the code.
 *
 * @param packages names of packages that the exercise depends on
 */
export function prepareSpare(needs: Needs, packages: string[]): void {
  if (spare?.host.alive && serves(spare.needs, needs)) return;
  void dropSpare();
  const host = new HostProcess(needs.driver, needs.directory, needs.limits, needs.bundle);
  host.keepJudgeAlive(false);
  host.tell('prepare', { packages });
  spare = { host, needs };
}

/** Hands out the prepared process, if it serves the needs; the caller owns it then. */
export function takeSpare(needs: Needs): HostProcess | undefined {
  const taken = spare;
  if (!taken?.host.alive || !serves(taken.needs, needs)) return undefined;
  spare = undefined;
  taken.host.keepJudgeAlive(true);
  return taken.host;
}

/** Ends the prepared process, if there is one. */
export async function dropSpare(): Promise<void> {
  const dropped = spare;
  spare = undefined;
  await dropped?.host.kill();
}

function serves(prepared: Needs, { directory, limits, driver, bundle }: Needs): boolean {
  return (
    prepared.directory === directory &&
    prepared.driver === driver &&
    prepared.bundle === bundle &&
    prepared.limits.memory === limits.memory &&
    prepared.limits.output === limits.output
  );
}
