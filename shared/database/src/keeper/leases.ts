import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { onLine } from './lines.ts';
import type { Endpoint, KeeperMessage, KeeperState } from './protocol.ts';

/** Milliseconds a fresh keeper waits for the client that started it. */
const FIRST_LEASE_WITHIN = 10_000;
/** Milliseconds PostgreSQL stays for the next command after the last lease. */
const LINGER = 1_000;
/** Milliseconds a stranger may stay connected without naming the token. */
const TOKEN_WITHIN = 5_000;

export interface LeaseDesk {
  readonly state: KeeperState;
  /** Fulfilled when the last lease is gone and nobody came since; nobody is let in after. */
  readonly idle: Promise<void>;
  /** Grants no more, and tells those who still hold a lease why it ends. */
  close(reason: string): void;
}

/** Opens the loopback port at which clients take their leases on a running server. */
export async function openLeaseDesk(endpoint: Endpoint): Promise<LeaseDesk> {
  const token = randomBytes(24).toString('base64url');
  const connections = new Set<net.Socket>();
  const leases = new Set<net.Socket>();
  const idle = Promise.withResolvers<void>();
  let closed = false;
  let patience = setTimeout(giveUp, FIRST_LEASE_WITHIN);

  const listener = net.createServer((socket) => {
    connections.add(socket);
    const stranger = setTimeout(() => socket.destroy(), TOKEN_WITHIN);
    onLine(socket, (line) => {
      if (line !== token || closed) {
        socket.destroy();
        return;
      }
      clearTimeout(stranger);
      clearTimeout(patience);
      leases.add(socket);
      send(socket, { granted: endpoint });
    });
    // A killed client resets its connection; 'close' follows and is all that matters.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(stranger);
      connections.delete(socket);
      if (!leases.delete(socket) || leases.size > 0) return;
      patience = setTimeout(giveUp, LINGER);
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return {
    state: { pid: process.pid, port: address.port, token },
    idle: idle.promise,
    close(reason) {
      closed = true;
      clearTimeout(patience);
      listener.close();
      for (const socket of connections) {
        if (leases.has(socket)) send(socket, { ended: reason });
        socket.destroySoon();
      }
    },
  };

  // From here on nobody is granted a lease that would end at once.
  function giveUp(): void {
    closed = true;
    idle.resolve();
  }
}

function send(socket: net.Socket, message: KeeperMessage): void {
  socket.write(`${JSON.stringify(message)}\n`);
}
