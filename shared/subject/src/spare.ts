import { isDeepStrictEqual } from 'node:util';
import { HostProcess, type Needs } from './host-process.ts';
import type { Limits } from './limits.ts';
import type { Preparation } from './requests.ts';

/** How long answers are waited for is no matter of how a process is started. */
const PATIENCE: Partial<Limits> = { load: 0, answer: 0 };

let spare: { host: HostProcess; needs: Needs } | undefined;

/**
 * Starts a process ahead of need, with what the code will need already loaded, for {@link takeSpare}
 * to hand out: most of the time that a subject takes to start is the same for every version of the code.
 */
export function prepareSpare(needs: Needs, preparation: Preparation): void {
  if (spare?.host.alive && serves(spare.needs, needs)) return;
  void dropSpare();
  const host = new HostProcess(needs);
  host.keepJudgeAlive(false);
  host.tell('prepare', preparation);
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

function serves(prepared: Needs, { directory, limits, driver, bundle, reads }: Needs): boolean {
  return (
    prepared.directory === directory &&
    prepared.driver === driver &&
    prepared.bundle === bundle &&
    isDeepStrictEqual(prepared.reads, reads) &&
    isDeepStrictEqual({ ...prepared.limits, ...PATIENCE }, { ...limits, ...PATIENCE })
  );
}
