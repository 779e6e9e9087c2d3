import { setTimeout as after } from 'node:timers/promises';

/** How often it is looked whether all is at rest, and how long in between, in milliseconds. */
const LOOKS = 50;
const BETWEEN_LOOKS = 2;

/**
 * What keeps the event loop alive, by kind and number: timers, servers, connections.
 */
export function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/**
 * Waits until nothing is left running beside what was there at the start: no timer, no connection,
 * no work in flight that could disturb the next criterion. Sockets take a moment to close.
 *
 * @returns false when something goes on running
 */
export async function comesToRest(atStart: Map<string, number>): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    // At least one turn of the event loop: a failure that comes late shows itself in it.
    await after(BETWEEN_LOOKS);
    const left = [...activeResources()].some(([kind, count]) => count > (atStart.get(kind) ?? 0));
    if (!left) return true;
  }
  return false;
}
