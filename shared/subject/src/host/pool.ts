import { CONNECTIONS } from '../connections.ts';
import { within } from '../within.ts';
import { importFrom } from './import-from.ts';

/** The part of `pg.Pool` that the host needs; the student's own copy of `pg` provides it. */
interface Pool {
  on(event: 'error', listener: () => void): unknown;
  end(): Promise<void>;
}

/** How long a pool may take to hand back its clients, in milliseconds. */
const PATIENCE = 250;

/**
 * Opens a pool with the `pg` of the exercise.
 *
 * @param folder the exercise's folder
 * @param url the address of the criterion's own database
 */
export async function openPool(folder: string, url: string): Promise<Pool> {
  const { default: pg } = (await importFrom(folder, 'pg')) as {
    default: { Pool: new (options: object) => Pool };
  };
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  // An idle connection that breaks is no failure: the database is dropped after the criterion.
  pool.on('error', () => {});
  return pool;
}

/**
 * Closes a pool.
 *
 * @returns false when clients that were never released keep it open
 */
export async function closePool(pool: Pool): Promise<boolean> {
  const ending = pool.end().then(() => true);
  return (await within(PATIENCE, ending)) ?? false;
}
