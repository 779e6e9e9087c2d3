import { graphql, type ExecutionResult } from 'graphql';
import type { Pool } from 'pg';
import { createContext } from './context.ts';
import { schema } from './schema.ts';

export { Loader } from './loader.ts';

/** What a client asks, and who it is. */
export interface Request {
  /** The id of the member who asks. */
  viewer: number;
  /** The text of an operation. */
  query: string;
  variables?: Record<string, unknown> | undefined;
}

/** Answers one request. */
export async function answer(
  pool: Pool,
  { viewer, query, variables }: Request,
): Promise<ExecutionResult> {
  const contextValue = createContext(pool, viewer);
  return graphql({ schema, source: query, variableValues: variables, contextValue });
}
