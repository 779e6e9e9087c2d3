/** Starts the feed to try it by hand, with limits that a person can reach. */
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';

const server = createApp({
  pingMs: 5000,
  silenceMs: 12_000,
  maxBufferedBytes: 1024 * 1024,
  maxMessageBytes: 1024,
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`ws://127.0.0.1:${port}/feed`);
});
