import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { createServer } from 'node:tls';
import { certificateFor } from './certificate.ts';

/** A server that speaks TLS in front of an app, as a platform's edge does. */
export interface Edge {
  port: number;
  /** Its certificate, in PEM, which is its own authority. */
  certificate: string;
  /** Ends it, and every connection; resolves when it is gone. */
  close(): Promise<void>;
}

/**
 * Opens an edge on the loopback interface.
 *
 * @param url of the app behind it, such as `http://127.0.0.1:41234`
 * @param names that the certificate is made out to
 */
export async function openEdge(url: string, names: readonly string[]): Promise<Edge> {
  const { hostname, port } = new URL(url);
  const { certificate, key } = await certificateFor(names);
  const server = createServer({ cert: certificate, key });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  // What is inside passes as it is, also when HTTP has become a WebSocket. When either end is gone,
  // so is the other.
  server.on('secureConnection', (outside) => {
    const inside = connect(Number(port), hostname);
    pipeline(outside, inside, outside, () => {});
  });
  // Who does not believe the certificate hangs up, and tells it there.
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    certificate,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
