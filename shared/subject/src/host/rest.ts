import { setImmediate } from 'node:timers/promises';

/** How many turns of the event loop closing sockets and the like may take. */
const TURNS = 20;

/**
 * What keeps the event loop alive, by kind and number: timers, servers, connections.
 */
export function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    // The turn in which one waits is itself an immediate.
    if (kind !== 'Immediate') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * Waits until nothing is left running beside what was there at the start: no timer, no connection,
 * no work in flight that could disturb the next criterion.
 *
 * @returns false when something goes on running
 */
export async function comesToRest(atStart: Map<string, number>): Promise<boolean> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await setImmediate();
    const left = [...activeResources()].some(([kind, count]) => count > (atStart.get(kind) ?? 0));
    if (!left) return true;
  }
  return false;
}
