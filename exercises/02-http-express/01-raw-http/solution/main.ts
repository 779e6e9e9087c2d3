import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';

// Without PORT, any free port.
const server = createApp().listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
});
