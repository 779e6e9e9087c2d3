import type { IncomingMessage } from 'node:http';
import { Problem } from '@course/kit';
import type { RequestHandler } from 'express';

/** Where a request was started, as far as the app cares. */
type Source = 'ourselves' | 'a frontend' | 'elsewhere' | 'no browser';

/** Tells where requests were started: by `Sec-Fetch-Site` where there is one, else by `Origin`. */
export function sourceReader(own: string, frontends: string[]) {
  return ({ headers }: IncomingMessage): Source => {
    const { origin, 'sec-fetch-site': site } = headers;
    // https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
    if (site === 'same-origin' || site === 'none') return 'ourselves';
    if (origin === own) return 'ourselves';
    if (frontends.some((frontend) => frontend === origin)) return 'a frontend';
    return site === undefined && origin === undefined ? 'no browser' : 'elsewhere';
  };
}

/** One gate for all that depends on where a request was started. */
export function gate(own: string, frontends: string[]): RequestHandler {
  const sourceOf = sourceReader(own, frontends);
  return (req, res, next) => {
    const source = sourceOf(req);
    res.append('Vary', 'Origin');
    if (source === 'a frontend') {
      res.set('Access-Control-Allow-Origin', req.headers.origin);
      res.set('Access-Control-Allow-Credentials', 'true');
    }
    if (req.method === 'OPTIONS') {
      if (source !== 'a frontend') throw new Problem(403, 'No page from there may ask for that.');
      res.set('Access-Control-Allow-Methods', 'POST');
      res.set('Access-Control-Allow-Headers', 'content-type');
      res.status(200).end();
      return;
    }
    const changesSomething = req.method !== 'GET' && req.method !== 'HEAD';
    if (changesSomething && source === 'elsewhere') {
      throw new Problem(403, 'This came from a page that is not ours.');
    }
    next();
  };
}
