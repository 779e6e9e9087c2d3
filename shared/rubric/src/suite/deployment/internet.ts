import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { openSocket } from './open-socket.ts';

/** How one gets to addresses that were found to be public. */
export interface Way {
  /**
   * Opens a connection, over which nothing has been said yet.
   *
   * @param signal ends it, whether it stands already or not
   * @throws Error with a code such as `ECONNREFUSED`
   */
  connect: (signal?: AbortSignal) => Promise<Socket>;
  /** Whose certificates are believed, in PEM; those that Node believes unless told. */
  authority?: string;
}

/** What lies between the judge and a deployed address. */
export interface Internet {
  /**
   * The addresses of a name.
   *
   * @throws Error with a code such as `ENOTFOUND`
   */
  resolve(name: string): Promise<readonly string[]>;
  /** The way to addresses that {@link resolve} gave. */
  wayTo(addresses: readonly string[]): Promise<Way>;
}

/** The port of HTTPS (RFC 9110, section 4.2.2). */
const HTTPS = 443;

/** The internet itself. */
export const INTERNET: Internet = {
  async resolve(name) {
    const found = await lookup(name, { all: true });
    return found.map(({ address }) => address);
  },
  async wayTo(addresses) {
    return { connect: async (signal) => openSocket(addresses, HTTPS, signal) };
  },
};
