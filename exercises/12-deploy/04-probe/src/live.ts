import type { Server } from 'node:http';

/**
 * Opens `/live` on a server: it greets, and says back what it is told.
 *
 * @param commit that the greeting names
 */
export function openLive(server: Server, commit: string): void {
  // So far nobody is let in.
}
