import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';

// So slow that two requests, sent by hand side by side, meet.
const app = createApp({ delay: 100 });

// Without PORT, any free port.
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', (error) => {
  if (error) throw error;
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
});
