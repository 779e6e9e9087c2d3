import { Agent, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Way } from './internet.ts';

/** Called with a connection, or with what kept one from it. */
type Done = (error: Error | null, connection: Duplex) => void;

/** Speaks TLS over connections that a way opens. */
class WayAgent extends Agent {
  readonly #way: Way;

  constructor(way: Way) {
    super(way.authority ? { ca: way.authority } : {});
    this.#way = way;
  }

  /** Called by Node for each connection that a request needs. */
  override createConnection(options: RequestOptions, done: Done): undefined {
    this.#secured(options).then(
      (connection) => done(null, connection),
      // Node looks at the error alone; the type asks for both.
      (error: Error) => done(error, new Socket()),
    );
  }

  async #secured(options: RequestOptions): Promise<Duplex> {
    const over = { ...options, socket: await this.#way.connect() };
    return super.createConnection(over) ?? over.socket;
  }
}

/** An agent whose every request takes this way, whatever its name leads to elsewhere. */
export function agentOn(way: Way): Agent {
  return new WayAgent(way);
}
