/** Lainaamo with Anna in it, to try by hand: `npx course run browser src/demo.ts`. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';

const anna = {
  name: 'Anna',
  card: '4417-0032',
  pin: '8213',
  address: 'Kotikatu 1',
  reservation: 'kayak',
};
const server = createApp({
  origin: 'https://lainaamo.example',
  frontends: ['https://app.lainaamo.example'],
  members: [anna],
}).listen(Number(process.env.PORT ?? 0), '127.0.0.1');
await once(server, 'listening');
console.log(`URL=http://127.0.0.1:${(server.address() as AddressInfo).port}`);
