import { setTimeout as pause } from 'node:timers/promises';
import { CONNECTIONS, expect, type Fixtures, type JudgeDatabase } from '@course/rubric';

export type Api = Fixtures<object>['api'];
type Request = ReturnType<Api['post']>;
type Response = Awaited<Request>;

/** How long a gate waits for those that may never come to it, in milliseconds. */
const PATIENCE = 1000;

export const deposit = { purpose: 'Deposit for kayak 3', amount: 5000 };

/** A request to pay. An order that is text is sent as it is written. */
export function pay(
  api: Api,
  member: string,
  key: string,
  order: object | string = deposit,
): Request {
  const request = api.post('/payments').set('X-Member', member).set('Idempotency-Key', key);
  return request.type('application/json').send(order);
}

/** What a repetition must repeat. */
export function repeated({ status, headers, text }: Response) {
  return { status, location: headers.location, text };
}

/** What an answer to a payment is; it must be a 201 that tells of the payment. */
export async function paid(request: Request, member: string, order: object = deposit) {
  const response = await request;
  expect({ status: response.status, body: response.body }).toEqual({
    status: 201,
    body: { id: expect.any(Number), member, ...order, paidAt: expect.any(String) },
  });
  expect(response.headers.location).toBe(`/payments/${response.body.id}`);
  return repeated(response);
}

/** How often each status came. */
export function tally(responses: Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Every payment in the table, as `member: purpose, amount`, in order. */
export async function payments(database: JudgeDatabase): Promise<string[]> {
  const rows = await database.query<{ member: string; purpose: string; amount: number }>(
    'SELECT member, purpose, amount FROM payments ORDER BY id',
  );
  return rows.map(({ member, purpose, amount }) => `${member}: ${purpose}, ${amount}`);
}

/** Sends a request now, and not only when somebody waits for its answer. */
export async function send(request: Request): Promise<Response> {
  return request;
}

/** Waits for an answer, but not for ever: it may come only after something else has happened. */
export async function patiently(answer: Promise<Response>): Promise<void> {
  const patience = new AbortController();
  const late = pause(PATIENCE, undefined, { signal: patience.signal }).catch(() => {});
  await Promise.race([answer, late]);
  patience.abort();
}

/** Runs `during` while nobody can pay: whoever tries stands still in the midst of it. */
export async function whileNobodyPays<Result>(
  database: JudgeDatabase,
  during: () => Promise<Result>,
): Promise<Result> {
  return database.holding('LOCK TABLE payments IN SHARE MODE', during);
}

/**
 * Waits until nothing moves any more: each request has been answered, or stands still in the
 * database, or has to wait for one of the connections.
 */
export async function untilStill(
  database: JudgeDatabase,
  requests: Promise<Response>[],
  connections = CONNECTIONS,
): Promise<void> {
  let answered = 0;
  for (const request of requests) void request.finally(() => (answered += 1)).catch(() => {});
  const enough = Math.min(requests.length, connections);
  await database.standstill((waiting) => answered + waiting >= enough);
}

/** Where the database breaks. */
export const TROUBLES = {
  'while paying': 'AFTER INSERT ON payments NOT DEFERRABLE FOR EACH ROW',
  'at the COMMIT': 'AFTER INSERT ON payments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW',
  'while remembering the answer': `AFTER INSERT OR UPDATE ON idempotency_keys NOT DEFERRABLE
    FOR EACH ROW WHEN (NEW.status IS NOT NULL)`,
};
export type Trouble = keyof typeof TROUBLES;

/** Runs `during` while the disk is full, as far as the database tells. */
export async function withTrouble<Result>(
  database: JudgeDatabase,
  trouble: Trouble,
  during: () => Promise<Result>,
): Promise<Result> {
  await database.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100';
    END $$`);
  await database.query(
    `CREATE CONSTRAINT TRIGGER refuse ${TROUBLES[trouble]} EXECUTE FUNCTION refuse()`,
  );
  try {
    return await during();
  } finally {
    await database.query('DROP FUNCTION refuse CASCADE');
  }
}
