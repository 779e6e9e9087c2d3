import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { createReference } from './reference.ts';

// Runs your tests against the reference, once. Each has 3 seconds here, too; the judge lets none ask for more.
const server = createServer(createReference()).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const vitest = await startVitest([], {
  root: join(import.meta.dirname, '..'),
  config: false,
  watch: false,
  include: ['src/api.test.ts'],
  env: { API_URL: `http://127.0.0.1:${port}` },
  testTimeout: 3000,
  hookTimeout: 3000,
});
await vitest.close();
server.close();
server.closeAllConnections();
