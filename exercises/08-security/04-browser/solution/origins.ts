import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '@course/kit';
import type { RequestHandler } from 'express';

/**
 * Lets pages of trusted origins read answers (https://fetch.spec.whatwg.org/#http-cors-protocol).
 *
 * @param trusted whole origins: scheme, host and port, as browsers write them
 */
export function cors(trusted: ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    // Also for those who get nothing: a cache must not give them what it keeps for others.
    res.vary('Origin');
    const { origin } = req.headers;
    if (origin !== undefined && trusted.has(origin)) {
      res.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'Content-Type',
      });
    }
    if (req.method === 'OPTIONS') res.status(204).end();
    else next();
  };
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what pages of other origins let a browser send, since the browser adds its user's cookie to it.
 * CORS does not do that: it decides who may read the answer, after the deed.
 *
 * @throws Problem 403
 */
export function refuseForeignWrites(trusted: ReadonlySet<string>): RequestHandler {
  return (req, _res, next) => {
    if (!SAFE_METHODS.has(req.method) && !isTrusted(req.headers, trusted)) {
      throw new Problem(403, 'This came from a page that is not ours.');
    }
    next();
  };
}

function isTrusted(headers: IncomingHttpHeaders, trusted: ReadonlySet<string>): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined) return trusted.has(origin);
  // What sends neither header is no browser, and has no cookie that it did not ask for itself.
  return site === undefined || site === 'same-origin' || site === 'none';
}
