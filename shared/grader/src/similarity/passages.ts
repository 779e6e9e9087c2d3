import type { SimilarPair } from '../results/results.ts';
import type { Place, Sample, SampleFile } from './sample.ts';
import { GRAM } from './winnow.ts';

type Passage = SimilarPair['passages'][number][number];

/** The same run of tokens in two samples. */
interface Run {
  one: Place;
  other: Place;
  length: number;
}

/** How many passages are shown: enough to see what it is about. */
const MOST = 8;

/** A fingerprint that stands in very many places of one sample is no trace of anything. */
const MOST_PLACES = 8;

/**
 * The passages that two samples share, side by side: each fingerprint that both have is extended as
 * far as the tokens agree, and of overlapping runs the longest counts.
 *
 * @param hashes fingerprints that both have
 */
export function passagesOf(
  one: Sample,
  other: Sample,
  hashes: readonly number[],
): [Passage, Passage][] {
  const runs: Run[] = [];
  for (const hash of hashes) {
    for (const place of (one.places.get(hash) ?? []).slice(0, MOST_PLACES)) {
      for (const another of (other.places.get(hash) ?? []).slice(0, MOST_PLACES)) {
        // One copied file is one long run, which all its fingerprints would find again.
        if (!runs.some((run) => runsThrough(run, place, another))) {
          runs.push(extended(place, another));
        }
      }
    }
  }
  const kept: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.length - a.length)) {
    // Two different tokens may have the same hash: then nothing was there to extend.
    if (run.length < GRAM || kept.some((longer) => overlap(longer, run))) continue;
    kept.push(run);
  }
  return kept
    .slice(0, MOST)
    .map(({ one: left, other: right, length }) => [cut(left, length), cut(right, length)]);
}

function extended(one: Place, other: Place): Run {
  const same = (step: number): boolean => {
    const sign = one.file.tokens[one.at + step]?.sign;
    return sign !== undefined && sign === other.file.tokens[other.at + step]?.sign;
  };
  let before = 0;
  while (same(-before - 1)) before += 1;
  let after = 0;
  while (same(after)) after += 1;
  return {
    one: { file: one.file, at: one.at - before },
    other: { file: other.file, at: other.at - before },
    length: after === 0 ? 0 : before + after,
  };
}

function runsThrough({ one, other, length }: Run, place: Place, another: Place): boolean {
  const step = place.at - one.at;
  return (
    one.file === place.file &&
    other.file === another.file &&
    step === another.at - other.at &&
    step >= 0 &&
    step < length
  );
}

function overlap(a: Run, b: Run): boolean {
  const meet = (x: Place, y: Place): boolean =>
    x.file === y.file && x.at < y.at + b.length && y.at < x.at + a.length;
  return meet(a.one, b.one) || meet(a.other, b.other);
}

/** Whole lines, from the first token to the last. */
function cut({ file, at }: Place, length: number): Passage {
  const first = lineOf(file, at);
  const last = lineOf(file, at + length - 1);
  return { file: file.path, line: first, text: file.lines.slice(first - 1, last).join('\n') };
}

function lineOf({ tokens }: SampleFile, at: number): number {
  return tokens[at]?.line ?? 1;
}
