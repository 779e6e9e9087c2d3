import type { CodeFiles } from '@course/rubric/course';
import { normalized, type NormalToken } from './normalize.ts';
import { fingerprints, type Fingerprint } from './winnow.ts';

/** One student's code of one exercise, prepared for comparison. */
export interface Sample {
  student: string;
  files: SampleFile[];
  /** Where each fingerprint stands. */
  places: Map<number, Place[]>;
}

/** One file with its tokens. */
export interface SampleFile {
  path: string;
  lines: string[];
  tokens: NormalToken[];
}

/** A place in a file of a sample. */
export interface Place {
  file: SampleFile;
  /** Index of a token. */
  at: number;
}

/**
 * Prepares code for comparison.
 *
 * @param unwanted tells fingerprints that are nobody's own
 */
export function sampleOf(
  student: string,
  files: CodeFiles,
  unwanted: (fingerprint: Fingerprint) => boolean,
): Sample {
  const sample: Sample = { student, files: [], places: new Map() };
  for (const [path, source] of Object.entries(files)) {
    const file = { path, lines: source.split('\n'), tokens: normalized(source) };
    sample.files.push(file);
    for (const fingerprint of fingerprints(file.tokens)) {
      if (unwanted(fingerprint)) continue;
      const place = { file, at: fingerprint.at };
      const places = sample.places.get(fingerprint.hash);
      if (places) places.push(place);
      else sample.places.set(fingerprint.hash, [place]);
    }
  }
  return sample;
}
