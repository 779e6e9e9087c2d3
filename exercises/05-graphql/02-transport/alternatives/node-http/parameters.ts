/** A well-formed GraphQL-over-HTTP request. */
export interface Parameters {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown> | null;
}

/**
 * Reads the parameters of a JSON body.
 *
 * @returns what is wrong with it, for one that is not well-formed
 */
export function fromJson(text: string): Parameters | string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'The body is not JSON.';
  }
  return isMap(body) ? fromMap(body) : 'The body is not a JSON object.';
}

/**
 * Reads the parameters of a URL.
 *
 * @returns what is wrong with them, when they are not well-formed
 */
export function fromSearch(search: URLSearchParams): Parameters | string {
  const map: Record<string, unknown> = {};
  for (const [name, text] of search) {
    if (text === '') continue;
    try {
      const isText = name === 'query' || name === 'operationName';
      map[name] = isText ? text : JSON.parse(text);
    } catch {
      return `"${name}" is not JSON.`;
    }
  }
  return fromMap(map);
}

function fromMap(map: Record<string, unknown>): Parameters | string {
  const { query, operationName = null, variables = null, extensions = null } = map;
  if (typeof query !== 'string') return '"query" is not a string.';
  if (operationName !== null && typeof operationName !== 'string') {
    return '"operationName" is not a string.';
  }
  if (variables !== null && !isMap(variables)) return '"variables" is not an object.';
  if (extensions !== null && !isMap(extensions)) return '"extensions" is not an object.';
  return { query, operationName, variables };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
