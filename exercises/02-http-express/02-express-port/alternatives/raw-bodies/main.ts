import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';

// The names in DAMAGED, with commas between them, are those of damaged records.
const damaged = (process.env.DAMAGED ?? '').split(',');

// Without PORT, any free port.
const server = createApp({ damaged }).listen(
  Number(process.env.PORT ?? 0),
  '127.0.0.1',
  (error) => {
    if (error) throw error;
    const { port } = server.address() as AddressInfo;
    console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
  },
);
