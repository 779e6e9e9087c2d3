import type { IncomingMessage } from 'node:http';

/** What decides who is let in. */
export interface Settings {
  /** The key that session tokens are signed with. */
  secret: string;
  /** The web pages that may connect, such as `https://lainaamo.example`. */
  origins: readonly string[];
}

/** Who comes in, or the HTTP status that keeps them out. */
export type Admission = { member: string } | { status: 401 | 403 | 404 };

/**
 * Decides about a request to upgrade. For now everybody comes in, under the same name.
 *
 * @param request its path, its `Origin` and its token decide
 */
export function admit(request: IncomingMessage, settings: Settings): Admission {
  return { member: 'somebody' };
}
