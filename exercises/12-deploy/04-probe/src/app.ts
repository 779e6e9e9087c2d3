import { createServer, type Server, type ServerResponse } from 'node:http';
import { openLive } from './live.ts';
import type { Identity } from './settings.ts';

/** The published app: that it lives, which version it is, and whose. */
export function createApp(identity: Identity): Server {
  const server = createServer((request, response) => {
    switch (`${request.method} ${request.url}`) {
      case 'GET /health':
        return answer(response, 200, { status: 'alive' });
      default:
        return answer(response, 404, { error: 'There is nothing here.' });
    }
  });
  openLive(server, identity.commit);
  return server;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
