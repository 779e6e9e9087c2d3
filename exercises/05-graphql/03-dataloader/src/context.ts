import type { Pool } from 'pg';

/** What every resolver gets as its third argument. */
export interface Context {
  pool: Pool;
  /** The id of the member who asks. */
  viewer: number;
}

/** Makes the context of one request. */
export function createContext(pool: Pool, viewer: number): Context {
  return { pool, viewer };
}
