import { once } from 'node:events';
import { get, request as open, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What came back, as far as these criteria look at it. */
export interface Answer {
  status: number | undefined;
  body: unknown;
}

/** How a request ended: with its answer, cut off before one came, or not at all while we waited. */
export type Outcome = Answer | 'connection cut' | 'no answer';

/** The status alone, of an answer whose body would fill a page. */
export function statusOf(outcome: Outcome): unknown {
  return typeof outcome === 'string' ? outcome : outcome.status;
}

/** A request whose body is sent bit by bit, which supertest cannot do. */
export interface OpenRequest {
  /** Sends a part of the body, and returns when the server has certainly read it. */
  send(part: Buffer | string): Promise<void>;
  /** Ends the body. */
  end(): void;
  outcome(): Promise<Outcome>;
  /** Closes the connection, as a client does that has lost its patience. */
  hangUp(): void;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 2000;

/**
 * Opens a `PUT` on a connection of its own.
 *
 * @param url of the server
 * @param path sent as it is
 * @param length announced as `Content-Length`; without one the parts are sent as chunks
 */
export async function openPut(url: string, path: string, length?: number): Promise<OpenRequest> {
  const { hostname, port } = new URL(url);
  const request = open({ hostname, port, path, method: 'PUT', agent: false });
  request.setHeader('Content-Type', 'application/json');
  if (length !== undefined) request.setHeader('Content-Length', length);
  const outcome = outcomeOf(request, url);
  // A connection may break more than once, and before anybody waits: whoever does hears of it.
  request.on('error', () => {});
  outcome.catch(() => {});
  request.flushHeaders();
  const write = promisify((part: Buffer | string, done: (error?: Error | null) => void) =>
    request.write(part, done),
  );
  return {
    async send(part) {
      // Writing to a connection that the server has closed is no fault: the outcome tells of it.
      await write(part).catch(() => {});
      await untilRead(url);
    },
    end: () => void request.end(),
    outcome: async () =>
      Promise.race([outcome, after(PATIENCE, 'no answer' as const, { ref: false })]),
    hangUp: () => void request.destroy(),
  };
}

async function outcomeOf(request: ClientRequest, url: string): Promise<Outcome> {
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = await text(response);
    return { status: response.statusCode, body: body === '' ? undefined : JSON.parse(body) };
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    // If the process has ended, it is this request that fails, and the failure says so.
    await untilRead(url);
    return 'connection cut';
  }
}

/**
 * Two answers to later requests prove that the server has read what was sent before: its event loop
 * has gone round since. What is sent next reaches it as a chunk of its own.
 */
async function untilRead(url: string): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    const signal = AbortSignal.timeout(PATIENCE);
    const [response] = await once(get(url, { signal }), 'response');
    await text(response as IncomingMessage);
  }
}
