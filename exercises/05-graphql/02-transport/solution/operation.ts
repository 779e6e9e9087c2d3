import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
} from 'graphql';
import type { MediaType } from './media-type.ts';
import type { Parameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { schema, type Root } from './schema.ts';

/**
 * Executes an operation of the schema.
 *
 * @param safe whether only queries may run, since the request promises to change nothing
 * @returns the result; without a `data` entry when nothing was executed
 * @throws Refusal 405 for another operation where only queries may run
 */
export async function run(
  { query, operationName, variables }: Parameters,
  root: Root,
  safe: boolean,
): Promise<ExecutionResult> {
  const document = parseDocument(query);
  if (document instanceof GraphQLError) return { errors: [document] };
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };

  // A document may hold several operations: only the one that would run counts.
  const operation = getOperationAST(document, operationName);
  if (safe && operation && operation.operation !== 'query') {
    throw new Refusal(405, `A ${operation.operation} must be sent with POST.`, { Allow: 'POST' });
  }
  return execute({ schema, document, rootValue: root, operationName, variableValues: variables });
}

/**
 * The status of a result. Clients of `application/json` from before the newer media type take
 * anything but 200 for a failure of the transport.
 */
export function statusOf(result: ExecutionResult, mediaType: MediaType): number {
  // `data: null` is a result: the operation ran, and an error took all of it.
  const executed = 'data' in result;
  return executed || mediaType === 'application/json' ? 200 : 400;
}

function parseDocument(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
