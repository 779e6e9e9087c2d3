export const JSON_TYPE = 'application/json';
export const GRAPHQL_TYPE = 'application/graphql-response+json';

export type MediaType = typeof JSON_TYPE | typeof GRAPHQL_TYPE;

/** One entry of an `Accept` header. */
interface Range {
  pattern: string;
  weight: number;
}

/**
 * Chooses the media type of the answer.
 *
 * @param accept the `Accept` header
 * @returns undefined when the client accepts neither
 */
export function chooseMediaType(accept = '*/*'): MediaType | undefined {
  const ranges = accept.split(',').map((entry) => parseRange(entry));
  const candidates = ([JSON_TYPE, GRAPHQL_TYPE] as const)
    .map((type) => ({ type, range: rangeOf(type, ranges) }))
    .filter(({ range }) => range !== undefined && range.weight > 0);
  // A stable sort: on equal weights the type stands first that the header names first.
  const [best] = candidates
    .toSorted((a, b) => placeOf(a.range, ranges) - placeOf(b.range, ranges))
    .toSorted((a, b) => (b.range?.weight ?? 0) - (a.range?.weight ?? 0));
  return best?.type;
}

function parseRange(entry: string): Range {
  const [pattern = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return { pattern, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
}

/** The most specific range that covers a type. */
function rangeOf(type: MediaType, ranges: Range[]): Range | undefined {
  for (const pattern of [type, 'application/*', '*/*']) {
    const range = ranges.find((candidate) => candidate.pattern === pattern);
    if (range) return range;
  }
  return undefined;
}

function placeOf(range: Range | undefined, ranges: Range[]): number {
  return range ? ranges.indexOf(range) : ranges.length;
}
