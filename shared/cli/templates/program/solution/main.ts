import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { portFrom } from './port.ts';

const server = createServer(({ method, url = '/' }, response) => {
  // A probe may add a query string against caches.
  const [path] = url.split('?');
  const isHealth = method === 'GET' && path === '/health';
  response.writeHead(isHealth ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ status: isHealth ? 'ok' : 'not found' }));
});

// A port that is taken becomes an `error` event. Nobody listens to it, and so Node ends the program
// with exit code 1, as a program must that cannot do its work.
server.listen(portFrom(process.env.PORT), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
});
