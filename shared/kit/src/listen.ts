import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/**
 * Starts an app for this computer alone, and prints its address. The environment says with `PORT` where;
 * without it, any free port will do.
 *
 * @returns the server, to close it
 * @throws when it cannot listen, for instance because the port is taken; as this is noticed later, it
 *   ends the program
 *
 * @example
 * listen(createApp());
 */
export function listen(app: Express): Server {
  const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', (error) => {
    if (error) throw error;
    const { port } = server.address() as AddressInfo;
    console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
  });
  return server;
}
