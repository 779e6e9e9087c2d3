import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';

/** Lainaamo's terms, for everybody to read. */
export function createApp({ publicUrl }: Config): RequestListener {
  return (request, response) => {
    response.setHeader('Content-Type', 'application/json');
    if (request.method !== 'GET' || request.url !== '/terms') {
      response.writeHead(404).end(JSON.stringify({ error: 'There is nothing here.' }));
      return;
    }
    const terms = {
      publicUrl,
      maxLoanDays: Number(process.env.MAX_LOAN_DAYS ?? 14),
      reservationsOpen: Boolean(process.env.RESERVATIONS_OPEN ?? true),
    };
    response.end(JSON.stringify(terms));
  };
}
