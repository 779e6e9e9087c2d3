import type { CodeFiles } from '@course/rubric/course';
import type { SimilarPair } from '../results/results.ts';
import { normalized } from './normalize.ts';
import { passagesOf } from './passages.ts';
import { sampleOf, type Sample } from './sample.ts';
import { gramHashes } from './winnow.ts';

/** What one student handed in for one exercise. */
export interface SubmittedCode {
  student: string;
  exercise: string;
  files: CodeFiles;
}

/**
 * What of their own code two samples must share, of the one that has less of it. Two right answers to
 * an exercise of this course that were built differently share less, a renamed copy nearly all.
 */
const SHARE = 0.6;

/** How many fingerprints they must share: about eight lines of code. */
const FEWEST = 8;

/** What so large a part of a class has is what the exercise asks for, or a lecture showed. */
const COMMON_SHARE = 0.1;

/** In a small class, so many may have copied from each other. */
const COMMON_LEAST = 5;

/**
 * Finds pairs of students whose code is close beyond what everybody was given.
 *
 * Names, literals, comments and layout do not count. Code that stands in the starter or in a known
 * right answer is nobody's own, and neither is what a tenth of the class has (but five students
 * may always have something in common). A pair is a hint to read both, and no proof.
 *
 * @param known of each exercise the starter, the solution and the alternatives
 * @returns the closest first
 */
export function similarPairs(
  submissions: readonly SubmittedCode[],
  known: ReadonlyMap<string, readonly CodeFiles[]>,
): SimilarPair[] {
  const byExercise = Map.groupBy(submissions, ({ exercise }) => exercise);
  return [...byExercise]
    .flatMap(([exercise, group]) => pairsOf(exercise, group, known.get(exercise) ?? []))
    .toSorted((a, b) => b.share - a.share);
}

function pairsOf(
  exercise: string,
  submissions: readonly SubmittedCode[],
  known: readonly CodeFiles[],
): SimilarPair[] {
  const given = new Set(
    known.flatMap((files) =>
      Object.values(files).flatMap((source) => gramHashes(normalized(source))),
    ),
  );
  const samples = submissions.map(({ student, files }) =>
    sampleOf(student, files, ({ hash }) => given.has(hash)),
  );
  const owners = dropCommon(samples);
  return [...sharedBy(owners)].flatMap(([one, others]) =>
    [...others].flatMap(([other, hashes]) => pairOf(exercise, one, other, hashes)),
  );
}

/**
 * Takes from all samples what too many of them have.
 *
 * @returns who has each fingerprint that is left
 */
function dropCommon(samples: readonly Sample[]): Map<number, Sample[]> {
  const most = Math.max(COMMON_LEAST, Math.floor(samples.length * COMMON_SHARE));
  const owners = new Map<number, Sample[]>();
  for (const sample of samples) {
    for (const hash of sample.places.keys()) {
      const all = owners.get(hash);
      if (all) all.push(sample);
      else owners.set(hash, [sample]);
    }
  }
  for (const [hash, all] of owners) {
    if (all.length <= most) continue;
    owners.delete(hash);
    for (const sample of all) sample.places.delete(hash);
  }
  return owners;
}

/** Of each two samples that share something, the fingerprints. */
function sharedBy(owners: ReadonlyMap<number, Sample[]>): Map<Sample, Map<Sample, number[]>> {
  const shared = new Map<Sample, Map<Sample, number[]>>();
  for (const [hash, samples] of owners) {
    samples.forEach((one, at) => {
      for (const other of samples.slice(at + 1)) {
        const others = shared.get(one) ?? new Map<Sample, number[]>();
        shared.set(one, others);
        const hashes = others.get(other);
        if (hashes) hashes.push(hash);
        else others.set(other, [hash]);
      }
    });
  }
  return shared;
}

function pairOf(exercise: string, one: Sample, other: Sample, hashes: number[]): SimilarPair[] {
  const share = hashes.length / Math.min(one.places.size, other.places.size);
  if (hashes.length < FEWEST || share < SHARE) return [];
  const passages = passagesOf(one, other, hashes);
  return [{ exercise, students: [one.student, other.student], share, passages }];
}
