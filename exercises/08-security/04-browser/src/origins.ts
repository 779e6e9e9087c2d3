import type { RequestHandler } from 'express';

/** Lets our frontends on other origins talk to the app (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export function cors(): RequestHandler {
  return (req, res, next) => {
    const { origin } = req.headers;
    if (origin !== undefined) {
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
