import { createServer, type Server, type ServerResponse } from 'node:http';
import { openLive } from './live.ts';
import { isNonce, proverFor } from './proof.ts';
import type { Identity } from './settings.ts';

/** What every answer carries, whatever it says. */
const PROTECTION = {
  // Half a year; a browser that has read it never tries plain HTTP again (RFC 6797).
  'Strict-Transport-Security': `max-age=${180 * 24 * 60 * 60}`,
  'X-Content-Type-Options': 'nosniff',
};

/** The published app: that it lives, which version it is, and whose. */
export function createApp(identity: Identity): Server {
  const { commit } = identity;
  const proofFor = proverFor(identity);

  function prove(response: ServerResponse, nonces: string[]): void {
    const [nonce = ''] = nonces;
    // Anything between here and the client that keeps answers would keep a proof for the next one.
    response.setHeader('Cache-Control', 'no-store');
    if (nonces.length !== 1 || !isNonce(nonce)) {
      answer(response, 400, { error: 'A proof needs one nonce of 16 to 64 characters.' });
      return;
    }
    answer(response, 200, proofFor(nonce));
  }

  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://lainaamo.example');
    switch (`${request.method} ${url?.pathname}`) {
      case 'GET /health':
        return answer(response, 200, { status: 'alive' });
      case 'GET /version':
        return answer(response, 200, { commit });
      case 'GET /proof':
        return prove(response, url?.searchParams.getAll('nonce') ?? []);
      default:
        return answer(response, 404, { error: 'There is nothing here.' });
    }
  });
  openLive(server, commit);
  return server;
}

/** Every answer goes through here. */
function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...PROTECTION, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
