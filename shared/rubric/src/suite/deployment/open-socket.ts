import { once } from 'node:events';
import { connect, isIPv6, type LookupFunction, type Socket } from 'node:net';

/** How long nobody may answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Connects to the first of some addresses that answers. Nobody is asked for an address again: a name
 * server could say one thing to a check and another to the connection.
 *
 * @param signal ends the connection, whether it stands already or not
 * @throws Error with a code such as `ECONNREFUSED`
 */
export async function openSocket(
  addresses: readonly string[],
  port: number,
  signal?: AbortSignal,
): Promise<Socket> {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_name, _options, done) => done(null, known);
  // The name is never looked up; one that were an address would be taken as it is.
  const host = 'deployed.invalid';
  const socket = connect({ host, port, lookup, autoSelectFamily: true, ...(signal && { signal }) });
  const onLate = (): void => {
    const error = new Error(`connect ETIMEDOUT ${addresses.join(', ')}`);
    socket.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
  };
  socket.setTimeout(PATIENCE, onLate);
  try {
    await once(socket, 'connect');
  } catch (error) {
    // Where several addresses were tried, the whole says less than one of its parts.
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
  socket.setTimeout(0, onLate);
  return socket;
}
