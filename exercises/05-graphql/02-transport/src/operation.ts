import { graphql, type ExecutionResult } from 'graphql';
import type { Parameters } from './parameters.ts';
import { schema, type Root } from './schema.ts';

/**
 * Executes an operation of the schema.
 *
 * @returns the result; without a `data` entry when nothing was executed
 */
export async function run({ query }: Parameters, root: Root): Promise<ExecutionResult> {
  // Parses, validates and executes in one go: which of them failed cannot be told afterwards.
  return graphql({ schema, source: query, rootValue: root });
}
