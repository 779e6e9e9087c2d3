import type { JudgeDatabase } from '@course/rubric';
import type { Pool } from 'pg';

type Module = typeof import('../src/repository.ts');

/** Loans to try: when each begins and ends, and when it is due. */
export interface Times {
  instants: string[];
  days: string[];
}

/** Where the two sides of a connection believe to be. */
export interface Zone {
  session: string;
  process: string;
}

/** Puts the sessions that are opened from here on into a time zone, as a server's configuration would. */
export async function setSessionZone(database: JudgeDatabase, { session }: Zone): Promise<void> {
  await database.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET TimeZone TO %L', current_database(),
       '${session}'); END $$`,
  );
}

/**
 * A scenario: lends and takes back in a time zone.
 *
 * @returns the times of each loan when it began, of each when it ended, and of all in the list
 */
export async function lendThere(
  { createRepository }: Module,
  { pool }: { pool?: unknown },
  { zone, instants, days }: Times & { zone: Zone },
) {
  process.env.TZ = zone.process;
  try {
    const repository = createRepository(pool as Pool);
    const borrower = zone.process;
    const lent = [];
    const returned = [];
    for (const [index, instant] of instants.entries()) {
      const item = { tag: `${borrower} ${index}`, name: 'Drill', depositCents: 0 };
      const [added] = await repository.addItems([item]);
      const loan = await repository.lend({
        itemId: added?.id ?? '',
        borrower,
        lentAt: new Date(instant),
        dueOn: days[index] ?? '',
      });
      lent.push(loan);
      returned.push(await repository.giveBack(loan.id, new Date(instant)));
    }
    const listed = await repository.loansOf(borrower);
    const [whenLent, whenReturned, inTheList] = [lent, returned, listed].map((loans) =>
      loans.map((loan) => ({
        lentAt: loan?.lentAt.toISOString(),
        dueOn: loan?.dueOn,
        returnedAt: loan?.returnedAt?.toISOString(),
      })),
    );
    return { whenLent, whenReturned, inTheList };
  } finally {
    process.env.TZ = 'UTC';
  }
}

/** The same times as the table has them: wrong there and wrong back would look right from outside. */
export async function timesInTable(database: JudgeDatabase, borrower: string) {
  const iso = (column: string): string =>
    `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return database.query(
    `SELECT ${iso('lent_at')} AS "lentAt", due_on::text AS "dueOn",
       ${iso('returned_at')} AS "returnedAt"
     FROM loans WHERE borrower = $1 ORDER BY id`,
    [borrower],
  );
}
