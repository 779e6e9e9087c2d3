import {
  executeRootSelectionSet,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  validateExecutionArgs,
  type ExecutionResult,
  type ValidatedExecutionArgs,
} from 'graphql';
import type { Parameters } from './parameters.ts';
import { schema, type Root } from './schema.ts';

/** An operation that may be executed. */
export interface Operation {
  changes: boolean;
  execute(): Promise<ExecutionResult>;
}

/**
 * Prepares the operation that a request asks for.
 *
 * @returns the operation, or the errors that forbid it
 */
export function prepare(
  { query, operationName, variables }: Parameters,
  root: Root,
): Operation | readonly GraphQLError[] {
  const args = check();
  if (!('operation' in args)) return args;
  return {
    changes: args.operation.operation !== OperationTypeNode.QUERY,
    execute: async () => executeRootSelectionSet(args),
  };

  function check(): ValidatedExecutionArgs | readonly GraphQLError[] {
    try {
      const document = parse(query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      return validateExecutionArgs({
        schema,
        document,
        operationName,
        variableValues: variables,
        rootValue: root,
      });
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }
}
