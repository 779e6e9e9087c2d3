import pg from 'pg';
import { ConflictError, type ConflictReason } from './errors.ts';

/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const UNIQUE_VIOLATION = '23505';

const REASONS: Record<string, ConflictReason> = {
  items_tag_key: 'tag-taken',
  loans_one_open: 'already-lent',
};

/**
 * Waits for a change, and says in Lainaamo's words when it broke a unique constraint.
 *
 * @throws ConflictError
 * @throws every other error as it is
 */
export async function namingConflicts<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (error) {
    const reason = reasonOf(error);
    throw reason ? new ConflictError(reason, { cause: error }) : error;
  }
}

function reasonOf(error: unknown): ConflictReason | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) return undefined;
  return REASONS[error.constraint ?? ''];
}
