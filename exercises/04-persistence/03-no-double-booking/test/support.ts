import { CONNECTIONS, type Fixtures, type JudgeDatabase } from '@course/rubric';

type Request = ReturnType<Fixtures<unknown>['api']['post']>;
export type Answer = Awaited<Request>;

/** A week in July, when everybody wants the kayaks. */
export const WEEK = { from: '2027-07-05', to: '2027-07-12' };

/** An answer in a word or two: `201`, or `409 period-taken`. */
export function outcome({ status, body }: Answer): string {
  const { type } = (body ?? {}) as { type?: unknown };
  return status < 400 ? String(status) : `${status} ${String(type).replace('/problems/', '')}`;
}

/** How often each outcome came. */
export function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of answers.map(outcome)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Where requests are held up, so that they meet: a table, and who cannot pass. */
const GATES = {
  writing: 'LOCK TABLE reservations IN SHARE MODE',
  reading: 'LOCK TABLE members IN ACCESS EXCLUSIVE MODE',
};

/**
 * Sends requests that meet for certain, without luck: a gate holds them up until as many as there
 * are connections want something that another holds. Then all go on at once.
 *
 * @param gate `writing`: nobody can reserve. `reading`: nobody can look a member up
 */
export async function race(
  database: JudgeDatabase,
  requests: Request[],
  gate: keyof typeof GATES = 'writing',
): Promise<Answer[]> {
  const meeting = Math.min(requests.length, CONNECTIONS);
  const { answers } = await database.holding(GATES[gate], async () => {
    const all = Promise.all(requests);
    // Should one get no answer while we wait, it is told below.
    all.catch(() => {});
    await database.standstill((waiting) => waiting >= meeting);
    return { answers: all };
  });
  return answers;
}

/** What PostgreSQL is made to do to those who reserve. */
export interface Trouble {
  /** The error code. */
  code: string;
  /** Who reserves this item is hit; whoever reserves others only is not. */
  itemId: number;
  /** How many attempts are hit, before all goes well. */
  times: number;
  /** Whether the error comes with the INSERT, or not before the COMMIT. */
  at?: 'insert' | 'commit';
}

/** Lets the database refuse transactions as it does under load, but on time and as often as told. */
export async function makeTrouble(
  database: JudgeDatabase,
  { code, itemId, times, at = 'insert' }: Trouble,
): Promise<void> {
  await database.query('CREATE SEQUENCE attempts');
  await database.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('attempts') <= ${times} THEN
        RAISE EXCEPTION 'this attempt was refused' USING ERRCODE = '${code}';
      END IF;
      RETURN NULL;
    END $$`);
  await database.query(`
    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON reservations
    DEFERRABLE INITIALLY ${at === 'commit' ? 'DEFERRED' : 'IMMEDIATE'}
    FOR EACH ROW WHEN (NEW.item_id = ${itemId}) EXECUTE FUNCTION refuse()`);
}

/** Ends the trouble. */
export async function endTrouble(database: JudgeDatabase): Promise<void> {
  await database.query('DROP TRIGGER refuse ON reservations');
  await database.query('DROP FUNCTION refuse');
  await database.query('DROP SEQUENCE attempts');
}

/** How many attempts to reserve the troubled item there were. A rollback does not undo this count. */
export async function attempts(database: JudgeDatabase): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'SELECT last_value::integer AS count FROM attempts',
  );
  return row?.count ?? 0;
}

/** A row of the table of reservations. */
export interface Row {
  item: number;
  member: number;
  from: string;
  to: string;
}

/** Everything that is reserved, as the table has it. */
export async function reserved(database: JudgeDatabase): Promise<Row[]> {
  return database.query<Row>(
    `SELECT item_id AS item, member_id AS member,
       lower(period)::text AS "from", upper(period)::text AS "to"
     FROM reservations ORDER BY item_id, period`,
  );
}
