import type { Driver } from './drivers/driver.ts';
import { HostProcess } from './host-process.ts';
import type { Limits } from './limits.ts';

interface Spare {
  host: HostProcess;
  directory: string;
  limits: Limits;
  driver: Driver;
}

let spare: Spare | undefined;

/**
 * Starts a process ahead of need, with packages already imported, for {@link takeSpare} to hand
 * out: most of the time that a subject takes to start is the same for every version of the code.
 *
 * @param directory the exercise's folder
 * @param packages names of packages that the exercise depends on
 */
export function prepareSpare(
  directory: string,
  packages: string[],
  limits: Limits,
  driver: Driver,
): void {
  if (spare?.directory === directory && spare.host.alive) return;
  void dropSpare();
  const host = new HostProcess(driver, directory, limits);
  host.keepJudgeAlive(false);
  host.tell('prepare', { packages });
  spare = { host, directory, limits, driver };
}

/** Hands out the prepared process, if it fits; the caller owns it then. */
export function takeSpare(
  directory: string,
  limits: Limits,
  driver: Driver,
): HostProcess | undefined {
  const taken = spare;
  if (!taken?.host.alive || taken.directory !== directory || taken.driver !== driver)
    return undefined;
  if (taken.limits.memory !== limits.memory || taken.limits.output !== limits.output)
    return undefined;
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
