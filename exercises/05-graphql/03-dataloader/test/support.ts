import type { ExecutionResult } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import type { Request } from '../src/lainaamo.ts';

type Module = typeof import('../src/lainaamo.ts');

/** A request, and a statement that somebody else runs before it. */
export interface Turn extends Request {
  before?: string;
}

/** What became of a request. */
export interface Answered {
  data: ExecutionResult['data'];
  /** Where fields failed, such as `items.4.owner`. */
  failed: string[];
  /** How many statements the database was sent for it. */
  queries: number;
}

/**
 * A scenario: sends requests one after another, and counts what reaches the database, on whichever
 * connection of the pool.
 */
export async function askInTurn(
  { answer }: Module,
  tools: { pool?: unknown },
  turns: Turn[],
): Promise<Answered[]> {
  const pool = tools.pool as Pool;
  let queries = 0;
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const counting = (...args: unknown[]): unknown => {
      queries += 1;
      return query(...args);
    };
    Object.assign(client, { query: counting });
  });

  const answers: Answered[] = [];
  for (const { before, ...request } of turns) {
    if (before) await pool.query(before);
    queries = 0;
    const { data, errors = [] } = await answer(pool, request);
    const failed = errors.map(({ path, message }) => path?.join('.') ?? message);
    answers.push({ data, failed: failed.toSorted(), queries });
  }
  return answers;
}

/** An answer as it is compared: of its queries only whether they were few enough. */
export function within(limit: number, answered: Answered | undefined) {
  const { data, failed, queries = Infinity } = answered ?? {};
  return { data, failed, queries: queries <= limit ? atMost(limit) : queries };
}

/** What {@link within} says of queries that were few enough. */
export const atMost = (limit: number): string => `at most ${limit}`;
