/** What can be measured. */
export type Part = 'saves' | 'grading';

/** What a person asks to be measured. */
export interface BenchRequest {
  parts: Part[];
  /** How many times, or for how many students; undefined for what is usual. */
  count: number | undefined;
  exercises: string[];
}

const PARTS: readonly Part[] = ['saves', 'grading'];

/**
 * Reads what follows `npm run bench --`: parts, a number and parts of exercises' names, each where it
 * is wanted, in any order.
 *
 * @param ids the exercises that can be measured, all of them unless some are named
 * @returns undefined where a word means nothing here
 */
export function benchRequest(
  words: readonly string[],
  ids: readonly string[],
): BenchRequest | undefined {
  const parts = PARTS.filter((part) => words.includes(part));
  const counts = words.filter((word) => /^[1-9]\d*$/.test(word));
  const names = words.filter((word) => !counts.includes(word) && !PARTS.includes(word as Part));
  // A number that is none to measure by is part of many an id.
  const isKnown = names.every((name) => /[a-z]/.test(name) && ids.some((id) => id.includes(name)));
  if (!isKnown || counts.length > 1) return undefined;
  return {
    parts: parts.length > 0 ? parts : [...PARTS],
    count: counts[0] === undefined ? undefined : Number(counts[0]),
    exercises: ids.filter((id) => names.length === 0 || names.some((name) => id.includes(name))),
  };
}
