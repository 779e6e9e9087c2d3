/**
 * What keeper and client say to each other over their loopback connection, a line at a time:
 * the client sends the token, the keeper grants the lease, and should PostgreSQL end before the
 * client does, the keeper says why. The open connection is the lease.
 */

/** How to reach the server a lease is for. */
export interface Endpoint {
  /** A folder that holds the server's socket, or an IP address. */
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  readonly durable: boolean;
}

export type KeeperMessage = { readonly granted: Endpoint } | { readonly ended: string };

/** Where the living keeper listens: the content of the state file. */
export interface KeeperState {
  /** The keeper's process, for people who look for it. */
  readonly pid: number;
  readonly port: number;
  readonly token: string;
}

export function isKeeperState(value: unknown): value is KeeperState {
  return (
    isObject(value) &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'port' in value &&
    typeof value.port === 'number' &&
    'token' in value &&
    typeof value.token === 'string'
  );
}

/** Reads one line of the keeper's; `undefined` when the port belongs to another program by now. */
export function readKeeperMessage(line: string): KeeperMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(message)) return undefined;
  if ('ended' in message && typeof message.ended === 'string') return { ended: message.ended };
  if ('granted' in message && isEndpoint(message.granted)) return { granted: message.granted };
  return undefined;
}

function isEndpoint(value: unknown): value is Endpoint {
  return (
    isObject(value) &&
    'host' in value &&
    typeof value.host === 'string' &&
    'port' in value &&
    typeof value.port === 'number' &&
    'password' in value &&
    typeof value.password === 'string' &&
    'version' in value &&
    typeof value.version === 'string' &&
    'durable' in value &&
    typeof value.durable === 'boolean'
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
