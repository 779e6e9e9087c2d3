import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';
import { INTERNET, type Internet } from '../suite/deployment/internet.ts';
import { isPublic } from '../suite/deployment/public-address.ts';

/** How many connections there may be at a time. */
const CONNECTIONS = 64;

/** How many bytes pass through in one judging, both ways together. */
const BYTES = 64 * 2 ** 20;

/**
 * How long a connection may say nothing, in milliseconds: longer than an app is waited for that its
 * platform has put to sleep.
 */
const SILENCE = 60_000;

/** How long a question may take and how large it may be, in milliseconds and bytes. */
const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 8192,
};

/** A refusal, in the terms of HTTP. */
interface Refusal {
  status: number;
  code: string;
  message: string;
}

/**
 * The only way out for a worker that has no network: a server on a Unix socket, which tells a name's
 * addresses and passes bytes on to port 443 of public ones. It speaks HTTP: `GET /addresses?name=…`
 * answers with JSON, and `GET /way?address=…` with an upgrade (RFC 9110, section 7.8) to the bare
 * connection. TLS is the worker's own affair.
 */
export class Gateway {
  /** Absolute path of the socket. */
  readonly path: string;
  readonly #internet: Internet;
  readonly #sockets = new Set<Socket>();
  #bytes = 0;

  /**
   * @param path absolute path of the socket, in a folder that no student's code sees
   * @param internet what lies behind it; the one there is unless told
   */
  constructor(path: string, internet: Internet = INTERNET) {
    this.path = path;
    this.#internet = internet;
  }

  /** Lets connections in while something goes on; when it has ended, every one is ended too. */
  async whileOpen<Value>(work: () => Promise<Value>): Promise<Value> {
    const server = await this.#open();
    try {
      return await work();
    } finally {
      const closed = once(server, 'close');
      server.close();
      for (const socket of this.#sockets) socket.destroy();
      await closed;
    }
  }

  async #open(): Promise<Server> {
    const server = createServer(LIMITS, (request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      });
    });
    server.maxConnections = CONNECTIONS;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('upgrade', (request, near, first) => {
      if (first.length > 0) near.unshift(first);
      void this.#relay(request, near);
    });
    server.listen(this.path);
    await once(server, 'listening');
    this.#bytes = 0;
    return server;
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    try {
      const [name] = asked(request, '/addresses', 'name');
      const addresses = await this.#internet.resolve(name ?? '');
      return { status: 200, body: JSON.stringify({ addresses }) };
    } catch (error) {
      const { status, ...told } = refusalOf(error);
      return { status, body: JSON.stringify(told) };
    }
  }

  async #relay(request: IncomingMessage, near: Duplex): Promise<void> {
    const gone = new AbortController();
    near.once('close', () => gone.abort()).on('error', () => {});
    try {
      const far = await this.#connect(asked(request, '/way', 'address'), gone.signal);
      near.write(headOf(101, { Connection: 'Upgrade', Upgrade: 'tcp' }));
      const count = ({ length }: Buffer): void => {
        this.#bytes += length;
        if (this.#bytes > BYTES) near.destroy();
      };
      far.on('data', count).setTimeout(SILENCE, () => near.destroy());
      // When either end is gone, so is the other.
      pipeline(near.on('data', count), far, near, () => {});
    } catch (error) {
      const { status, ...told } = refusalOf(error);
      near.end(headOf(status, { Connection: 'close' }) + JSON.stringify(told));
    }
  }

  /** The worker has checked them too. Here is the check that nobody in there can reach. */
  async #connect(addresses: readonly string[], signal: AbortSignal): Promise<Socket> {
    if (addresses.length === 0 || !addresses.every((address) => isPublic(address))) {
      throw refusal(403, 'EACCES', `not public: ${addresses.join(', ')}`);
    }
    const way = await this.#internet.wayTo(addresses);
    return way.connect(signal);
  }
}

/** What a request asks for. */
function asked({ method, url = '' }: IncomingMessage, path: string, key: string): string[] {
  const target = URL.parse(url, 'http://gateway');
  if (method === 'GET' && target?.pathname === path) return target.searchParams.getAll(key);
  throw refusal(404, 'ENOENT', 'The gateway knows /addresses, and the upgrade of /way.');
}

function refusal(status: number, code: string, message: string): Error {
  return Object.assign(new Error(message), { status, code });
}

/** Whatever else fails, failed further out. */
function refusalOf(error: unknown): Refusal {
  const { status = 502, code = '', message } = error as Error & Partial<Refusal>;
  return { status, code, message };
}

function headOf(status: number, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
}
