import { join } from 'node:path';
import { z } from 'zod';
import type { Exercise } from './course.ts';
import { readYaml } from './read-yaml.ts';

/** Where the starter is kept as it was given, since `src/` is the student's to change. */
export const STARTER_FILE = '.starter.json';

/** The text of each file, by its path in `src/`. */
export type CodeFiles = Record<string, string>;

const Starter = z.strictObject({ files: z.record(z.string(), z.string()) });

/**
 * The exercise's starter, whatever has become of `src/` since.
 *
 * @throws CourseError
 */
export function readStarter({ folder }: Pick<Exercise, 'folder'>): CodeFiles {
  // JSON is YAML, and the one reader tells faults with their lines.
  return readYaml(join(folder, STARTER_FILE), Starter).files;
}

/** The text of {@link STARTER_FILE} for a starter. */
export function starterText(files: CodeFiles): string {
  const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ files: sorted }, undefined, 2)}\n`;
}
