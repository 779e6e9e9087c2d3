import type { IncomingMessage } from 'node:http';
import jwt from 'jsonwebtoken';

/** What decides who is let in. */
export interface Settings {
  /** The key that session tokens are signed with. */
  secret: string;
  /** The web pages that may connect, such as `https://lainaamo.example`. */
  origins: readonly string[];
}

/**
 * Judges a request to upgrade.
 *
 * @param decide called with the status, and with the member when it is 101
 */
export function judge(
  { url = '', headers }: IncomingMessage,
  { secret, origins }: Settings,
  decide: (status: number, member?: string) => void,
): void {
  // `URL.parse` gives null where the constructor throws.
  if (URL.parse(url, 'http://rooms')?.pathname !== '/rooms') return decide(404);
  if (headers.origin !== undefined && !new Set(origins).has(headers.origin)) return decide(403);

  const token = headers.authorization?.replace(/^Bearer /, '') ?? cookies(headers.cookie).session;
  return jwt.verify(token ?? '', secret, { algorithms: ['HS256'] }, (error, claims) => {
    const isMember = !error && typeof claims === 'object' && claims.sub && claims.exp;
    if (isMember) decide(101, claims.sub);
    else decide(401);
  });
}

function cookies(header = ''): Partial<Record<string, string>> {
  return Object.fromEntries(
    header.split(/; */).map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value];
    }),
  );
}
