import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { SubjectFailure } from '@course/subject';
import { z } from 'zod';
import type { Internet } from './internet.ts';

/** How long the gateway may take for an answer, in milliseconds: longer than whom it asks. */
const PATIENCE = 20_000;

const Addresses = z.object({ addresses: z.array(z.string()) });
const Refusal = z.object({ message: z.string(), code: z.string() });

/** What a name server says that cannot ask further: our own network is at fault, or the name's. */
const UNDECIDED = 'EAI_AGAIN';

/**
 * The internet as a process sees it that has no network: what leads there is a gateway outside, which
 * a file in the file system stands for.
 *
 * @param path absolute path of the gateway's socket
 */
export function gatewayInternet(path: string): Internet {
  return {
    async resolve(name) {
      const answer = await responseTo(ask(path, '/addresses', { name: [name] }));
      if (answer.statusCode !== 200) throw await refusalIn(answer);
      return Addresses.parse(await json(answer)).addresses;
    },
    async wayTo(addresses) {
      return { connect: async (signal) => tunnel(path, addresses, signal) };
    },
  };
}

async function tunnel(
  path: string,
  addresses: readonly string[],
  signal?: AbortSignal,
): Promise<Socket> {
  const asking = ask(path, '/way', { address: addresses }, signal);
  const opened = Promise.withResolvers<Socket>();
  asking.once('upgrade', (_response, socket, first) => opened.resolve(bare(socket, first)));
  const refused = responseTo(asking).then(async (answer): Promise<never> => {
    throw await refusalIn(answer);
  });
  return Promise.race([opened.promise, refused]);
}

/** A connection as if there had been no gateway: with what came after its answer put back. */
function bare(socket: Socket, first: Buffer): Socket {
  socket.setTimeout(0);
  if (first.length > 0) socket.unshift(first);
  return socket;
}

function ask(
  socketPath: string,
  target: '/addresses' | '/way',
  query: Record<string, readonly string[]>,
  signal?: AbortSignal,
): ClientRequest {
  const parameters = new URLSearchParams();
  for (const [key, values] of Object.entries(query)) {
    for (const value of values) parameters.append(key, value);
  }
  const asking = request({
    socketPath,
    path: `${target}?${parameters.toString()}`,
    agent: false,
    timeout: PATIENCE,
    ...(target === '/way' && { headers: { Connection: 'Upgrade', Upgrade: 'tcp' } }),
    ...(signal && { signal }),
  });
  asking.once('timeout', () => asking.destroy(new Error('The gateway does not answer.')));
  return asking.end();
}

/** @throws SubjectFailure `environment`: the gateway is ours, and always there */
async function responseTo(asking: ClientRequest): Promise<IncomingMessage> {
  try {
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    return response;
  } catch (error) {
    throw ownFault(error as Error);
  }
}

async function refusalIn(answer: IncomingMessage): Promise<Error> {
  const { message, code } = Refusal.parse(await json(answer));
  const error = Object.assign(new Error(message), { code });
  return code === UNDECIDED ? ownFault(error) : error;
}

function ownFault(cause: Error): SubjectFailure {
  const { name, message } = cause;
  return new SubjectFailure('environment', { error: { name, message } }, { cause });
}
