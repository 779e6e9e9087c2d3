import { once } from 'node:events';
import { request as open, type Agent, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';

/** What came back, as far as these criteria look at it. */
export interface Answer {
  status: number | undefined;
  connection: string | undefined;
  body: unknown;
}

/** How a request ended: with its answer, cut off before one came, or not at all while we waited. */
export type Outcome = Answer | 'cut' | 'no answer';

/** A reservation that the server is certainly working on: it waits for the rest of the body. */
export interface HeldRequest {
  /** Sends the rest. */
  finish(): Promise<Outcome>;
  outcome(): Promise<Outcome>;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 3000;

/**
 * Begins `POST /reservations` and keeps the body back. The server's `100 Continue` proves that the
 * request has arrived there (RFC 9110, section 10.1.1), so nobody needs to sleep.
 *
 * @param url of the program
 * @param item what is reserved
 * @param agent keeps the connection alive; without one the request has its own
 */
export async function holdRequest(url: string, item: string, agent?: Agent): Promise<HeldRequest> {
  const request = open(new URL('/reservations', url), {
    method: 'POST',
    agent: agent ?? false,
    headers: { 'Content-Type': 'application/json', Expect: '100-continue' },
  });
  const answered = once(request, 'response').then(
    async ([response]) => toAnswer(response as IncomingMessage),
    () => 'cut' as const,
  );
  // A connection may break more than once, and whoever waits has heard of it above.
  request.on('error', () => {});
  request.flushHeaders();
  await once(request, 'continue');

  const outcome = async (): Promise<Outcome> =>
    Promise.race([answered, after(PATIENCE, 'no answer' as const, { ref: false })]);
  return {
    outcome,
    async finish() {
      request.end(JSON.stringify({ item, from: '2026-07-01', to: '2026-07-03' }));
      return outcome();
    },
  };
}

async function toAnswer(response: IncomingMessage): Promise<Outcome> {
  const { statusCode: status, headers } = response;
  try {
    return { status, connection: headers.connection, body: JSON.parse(await text(response)) };
  } catch {
    return 'cut';
  }
}
