import type { AddressInfo } from 'node:net';
import { createReference } from './reference.ts';

// Serves the reference, to try it by hand. Without PORT, on any free port.
const server = createReference().listen(Number(process.env.PORT ?? 0), '127.0.0.1', (error) => {
  if (error) throw error;
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
});
