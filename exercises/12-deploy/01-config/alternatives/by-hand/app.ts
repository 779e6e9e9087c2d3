import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';

/** Lainaamo's terms, for everybody to read. */
export function createApp({ publicUrl, maxLoanDays, reservationsOpen }: Config): RequestListener {
  return (request, response) => {
    response.setHeader('Content-Type', 'application/json');
    if (request.method !== 'GET' || request.url !== '/terms') {
      response.writeHead(404).end(JSON.stringify({ error: 'There is nothing here.' }));
      return;
    }
    response.end(JSON.stringify({ publicUrl, maxLoanDays, reservationsOpen }));
  };
}
