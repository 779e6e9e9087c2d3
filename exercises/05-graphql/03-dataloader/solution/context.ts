import type { Pool } from 'pg';
import { createLoaders, type Loaders } from './loaders.ts';

/** What every resolver gets as its third argument. */
export interface Context {
  pool: Pool;
  /** The id of the member who asks. */
  viewer: number;
  loaders: Loaders;
}

/**
 * Makes the context of one request. Its loaders live and die with it: what they keep is as old as
 * the request at most, and was read with the rights of the one who asks.
 */
export function createContext(pool: Pool, viewer: number): Context {
  return { pool, viewer, loaders: createLoaders(pool, viewer) };
}
