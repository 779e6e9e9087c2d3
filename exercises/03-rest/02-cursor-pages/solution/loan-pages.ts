import type { Pool } from 'pg';
import type { Place } from './cursor.ts';
import type { Loan } from './loan.ts';

/** A part of the list, and where the rest of it begins. */
export interface Part {
  loans: Loan[];
  /** Undefined when nothing is behind these loans. */
  rest: Place | undefined;
}

/**
 * Reads the loans behind a place, the newest first. What comes or goes before that place changes
 * nothing, since it is said by the values that the list is sorted by, and not by a count.
 *
 * @param limit how many loans at most
 */
export async function loansBehind(pool: Pool, place: Place, limit: number): Promise<Part> {
  // Rows are compared like words: by the time and, where that is equal, by the id.
  const { rows } = await pool.query<Loan & { exactly: string }>(
    `SELECT id, item, member, lent_at AS "lentAt", lent_at::text AS exactly
     FROM loans
     WHERE (lent_at, id) < ($1, $2)
     ORDER BY lent_at DESC, id DESC
     LIMIT $3`,
    // One more than is asked for tells whether there is a next page.
    [place.lentAt, place.id, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = last !== undefined && rows.length > limit;
  return {
    loans: page.map(({ id, item, member, lentAt }) => ({ id, item, member, lentAt })),
    rest: more ? { lentAt: last.exactly, id: last.id } : undefined,
  };
}
