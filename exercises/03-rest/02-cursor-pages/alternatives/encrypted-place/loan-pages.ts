import type { Pool } from 'pg';
import type { Place } from './cursor.ts';
import type { Loan } from './loan.ts';

/** A part of the list, and where the rest of it begins. */
export interface Part {
  loans: Loan[];
  /** Undefined when nothing is behind these loans. */
  rest: Place | undefined;
}

interface Row extends Loan {
  /** Microseconds since 1970; as text, since pg makes no numbers of PostgreSQL's large ones. */
  micros: string;
  remaining: string;
}

// The type of $1 is written out: nothing else tells it when there is no place.
const LOANS = `
  SELECT id, item, member, lent_at AS "lentAt",
    (extract(epoch FROM lent_at) * 1000000)::bigint AS micros,
    count(*) OVER () AS remaining
  FROM loans
  WHERE $1::bigint IS NULL
    OR lent_at < 'epoch'::timestamptz + $1 * interval '1 microsecond'
    OR (lent_at = 'epoch'::timestamptz + $1 * interval '1 microsecond' AND id < $2)
  ORDER BY lent_at DESC, id DESC
  LIMIT $3`;

/** Reads the loans behind a place, the newest first, or from the newest on when there is none. */
export async function loansBehind(
  pool: Pool,
  place: Place | undefined,
  limit: number,
): Promise<Part> {
  const { rows } = await pool.query<Row>(LOANS, [place?.micros, place?.id, limit]);
  const last = rows.at(-1);
  const more = last !== undefined && Number(last.remaining) > rows.length;
  return {
    loans: rows.map(({ id, item, member, lentAt }) => ({ id, item, member, lentAt })),
    rest: more ? { micros: BigInt(last.micros), id: last.id } : undefined,
  };
}
