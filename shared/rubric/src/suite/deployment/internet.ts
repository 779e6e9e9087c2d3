import { lookup } from 'node:dns/promises';

/** Where a connection goes that is meant for public addresses. */
export interface Way {
  /** The addresses to connect to, the first that answers. */
  addresses: readonly string[];
  port: number;
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
    return { addresses, port: HTTPS };
  },
};
