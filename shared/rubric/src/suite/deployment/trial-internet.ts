import { openSocket } from './open-socket.ts';
import type { Internet } from './internet.ts';
import { openEdge, type Edge } from './edge.ts';

/**
 * An internet in which code can be judged that nobody has deployed: the course's own, whose rubric is
 * to be proven. It has names of its own; what is said of public addresses holds in it as well.
 */
export interface Trial {
  /** Plain data that `createApp` gets at the deployed address, as a platform's environment gives it. */
  settings: Record<string, unknown>;
  /** All names that there are, each with its addresses. */
  names: Readonly<Record<string, readonly string[]>>;
  /** The names that the server's certificate is made out to. */
  certified: readonly string[];
}

/** An internet that ends. */
export interface TrialInternet extends Internet {
  close(): Promise<void>;
}

/**
 * Makes the internet of a trial: whatever public address one goes to, there is the same app.
 *
 * @param open starts the app; it gives its address on the loopback interface
 */
export function trialInternet(
  { names, certified }: Trial,
  open: () => Promise<string>,
): TrialInternet {
  let edge: Edge | undefined;
  return {
    async resolve(name) {
      const addresses = names[name];
      if (addresses) return addresses;
      const message = `getaddrinfo ENOTFOUND ${name}`;
      throw Object.assign(new Error(message), { code: 'ENOTFOUND' });
    },
    async wayTo() {
      edge = await openEdge(await open(), certified);
      const { port, certificate: authority } = edge;
      return { connect: async (signal) => openSocket(['127.0.0.1'], port, signal), authority };
    },
    close: async () => edge?.close(),
  };
}
