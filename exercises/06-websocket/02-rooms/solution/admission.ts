import type { IncomingMessage } from 'node:http';
import jwt from 'jsonwebtoken';
import { z } from 'zod';

/** What decides who is let in. */
export interface Settings {
  /** The key that session tokens are signed with. */
  secret: string;
  /** The web pages that may connect, such as `https://lainaamo.example`. */
  origins: readonly string[];
}

/** Who comes in, or the HTTP status that keeps them out. */
export type Admission = { member: string } | { status: 401 | 403 | 404 };

// A token without an end would be a key for ever, and `verify` does not insist on one.
const Claims = z.object({ sub: z.string().min(1), exp: z.number() });

/**
 * Decides about a request to upgrade (RFC 6455, section 4.2.2).
 *
 * @param request its `Origin` and its token are looked at, not its body
 */
export function admit(request: IncomingMessage, { secret, origins }: Settings): Admission {
  if (pathOf(request) !== '/rooms') return { status: 404 };

  // Browsers send cookies along with a WebSocket from any page, and no CORS stands in between.
  const { origin } = request.headers;
  if (origin !== undefined && !origins.includes(origin)) return { status: 403 };

  const member = memberOf(bearerOf(request) ?? cookieOf(request, 'session'), secret);
  return member === undefined ? { status: 401 } : { member };
}

// Not `new URL(…)`: it throws for `//`, and nobody would catch it here.
function pathOf({ url = '' }: IncomingMessage): string | undefined {
  return url.split('?', 1)[0];
}

function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const prefix = `${name}=`;
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

function memberOf(token: string | undefined, secret: string): string | undefined {
  if (!token) return undefined;
  try {
    const claims = jwt.verify(token, secret, { algorithms: ['HS256'] });
    return Claims.parse(claims).sub;
  } catch {
    // Expired, forged or incomplete: a stranger need not learn which.
    return undefined;
  }
}
