import { Refusal } from './refusal.ts';

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
 * Checks the parameters of a request. `extensions` is checked too, although nothing here uses it;
 * properties that nobody knows are ignored.
 *
 * @param given a parsed JSON body, or what {@link fromSearch} made of a URL
 * @throws Refusal 400 when it is not a well-formed request
 */
export function checkParameters(given: unknown): Parameters {
  if (!isMap(given)) throw new Refusal(400, 'The request must be a JSON object.');
  const { query } = given;
  // For whatever is optional, null says the same as absence.
  const operationName = given.operationName ?? undefined;
  const variables = given.variables ?? undefined;
  const extensions = given.extensions ?? undefined;

  if (typeof query !== 'string') throw new Refusal(400, '"query" must be a string.');
  if (operationName !== undefined && typeof operationName !== 'string') {
    throw new Refusal(400, '"operationName" must be a string.');
  }
  if (variables !== undefined && !isMap(variables)) {
    throw new Refusal(400, '"variables" must be an object.');
  }
  if (extensions !== undefined && !isMap(extensions)) {
    throw new Refusal(400, '"extensions" must be an object.');
  }
  return { query, operationName, variables };
}

/**
 * Makes the parameters of a URL look like those of a JSON body.
 *
 * @param search the decoded query string
 * @throws Refusal 400 for maps that are not JSON
 */
export function fromSearch(search: Record<string, unknown>): Record<string, unknown> {
  // In a URL the empty string stands for absence: there is no null.
  const { query, operationName, variables, extensions } = search;
  return {
    query,
    operationName: operationName === '' ? undefined : operationName,
    variables: parseJson('variables', variables),
    extensions: parseJson('extensions', extensions),
  };
}

function parseJson(name: string, text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, `"${name}" must be JSON.`);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
