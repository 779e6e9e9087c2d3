import { createServer, type Server } from 'node:http';

/** Builds the server; it does not listen yet. Each has items of its own. */
export function createApp(): Server {
  return createServer((_request, response) => {
    // Your router takes this one's place.
    response.writeHead(501, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ error: 'Nothing is written here yet.' }));
  });
}
