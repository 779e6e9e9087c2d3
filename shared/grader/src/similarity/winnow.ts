import type { NormalToken } from './normalize.ts';

/** How many tokens a fingerprint is made of: shorter matches are noise. */
export const GRAM = 20;

/** How many fingerprints one is chosen from. */
const WINDOW = 11;

/** A hash of {@link GRAM} tokens, and where they begin. */
export interface Fingerprint {
  hash: number;
  /** Index of the first token. */
  at: number;
}

/**
 * Chooses fingerprints by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms
 * for Document Fingerprinting", SIGMOD 2003): of each window of hashes the smallest one, the last
 * of equal ones. Two texts that share `WINDOW + GRAM − 1 = 30` tokens in a row are sure to share a
 * fingerprint, wherever in the text those stand, and nothing shorter than GRAM is ever found.
 */
export function fingerprints(tokens: readonly NormalToken[]): Fingerprint[] {
  const hashes = gramHashes(tokens);
  const chosen: Fingerprint[] = [];
  const last = Math.max(0, hashes.length - WINDOW);
  for (let start = 0; start <= last; start += 1) {
    const least = leastIn(hashes, start, Math.min(start + WINDOW, hashes.length));
    if (least && least.at !== chosen.at(-1)?.at) chosen.push(least);
  }
  return chosen;
}

function leastIn(hashes: readonly number[], from: number, to: number): Fingerprint | undefined {
  let least: Fingerprint | undefined;
  for (let at = from; at < to; at += 1) {
    const hash = hashes[at] ?? 0;
    if (!least || hash <= least.hash) least = { hash, at };
  }
  return least;
}

const BASE = 0x01_00_01_93;
const FIRST_WEIGHT = power(BASE, GRAM - 1);

/** The hash of each run of {@link GRAM} tokens: a rolling one, in 32 bits. */
export function gramHashes(tokens: readonly NormalToken[]): number[] {
  const codes = tokens.map(({ sign }) => codeOf(sign));
  const hashes: number[] = [];
  let hash = 0;
  codes.forEach((code, at) => {
    const gone = codes[at - GRAM];
    if (gone !== undefined) hash = (hash - Math.imul(gone, FIRST_WEIGHT)) | 0;
    hash = (Math.imul(hash, BASE) + code) | 0;
    // Mixed, so that which one is least has nothing to do with its last tokens.
    if (at >= GRAM - 1) hashes.push(mixed(hash));
  });
  return hashes;
}

const codes = new Map<string, number>();

/** A number for a sign; there are few signs, so each is computed once. */
function codeOf(sign: string): number {
  const known = codes.get(sign);
  if (known !== undefined) return known;
  let code = 17;
  for (let at = 0; at < sign.length; at += 1)
    code = (Math.imul(code, 31) + sign.charCodeAt(at)) | 0;
  codes.set(sign, mixed(code));
  return mixed(code);
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x45_d9_f3_b);
  value = Math.imul(value ^ (value >>> 16), 0x45_d9_f3_b);
  return (value ^ (value >>> 16)) >>> 0;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < exponent; step += 1) result = Math.imul(result, base);
  return result;
}
