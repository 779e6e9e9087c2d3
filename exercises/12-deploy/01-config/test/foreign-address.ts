import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Fixtures } from '@course/rubric';

/** Networks that are there for documentation (RFC 5737). */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

/**
 * An address that is no machine's, so a program that listens has chosen another one. Somebody may use
 * even these: they are tried first. Where the system lets programs listen on any address there is none.
 */
export async function foreignAddress(
  random: Fixtures<unknown>['random'],
): Promise<string | undefined> {
  for (const network of random.shuffle(NETWORKS)) {
    const address = `${network}.${random.integer(1, 254)}`;
    if (!(await canListenOn(address))) return address;
  }
  return undefined;
}

async function canListenOn(address: string): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(0, address), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
