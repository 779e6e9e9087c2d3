/** A well-formed GraphQL-over-HTTP request, whichever way it was encoded. */
export interface Parameters {
  /** The text of a document. */
  query: string;
  /** Which operation of the document to execute. */
  operationName: string | undefined;
  /** Values for the operation's variables. */
  variables: Record<string, unknown> | undefined;
}

/**
 * Checks the parameters of a request.
 *
 * @param given a parsed JSON body
 */
export function checkParameters(given: unknown): Parameters {
  const { query } = given as { query: string };
  return { query, operationName: undefined, variables: undefined };
}
