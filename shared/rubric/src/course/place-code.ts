import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { filesBelow } from '@course/subject';
import type { CodeFiles } from './starter.ts';

/** Code laid out as an exercise, in a temporary folder. */
export interface PlacedCode {
  /** Absolute path of the folder with the files. */
  code: string;
  remove(): void;
}

/**
 * Lays files out beside the packages of an exercise, where they run and type-check as if they were
 * the exercise's own `src/`.
 *
 * @param exercise absolute path of the exercise's folder
 * @param within absolute path of a folder that holds nothing else, in which it gets the same place
 *   each time; otherwise it gets a folder of its own among the system's temporary ones
 */
export function placeCode(exercise: string, files: CodeFiles, within?: string): PlacedCode {
  const folder = within
    ? join(within, basename(exercise))
    : mkdtempSync(join(tmpdir(), 'course-code-'));
  mkdirSync(folder, { recursive: true });
  const code = join(folder, 'src');
  cpSync(join(exercise, 'package.json'), join(folder, 'package.json'));
  // A junction needs no privilege on Windows; elsewhere the word is ignored.
  symlinkSync(join(exercise, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    const file = join(code, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { code, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Reads a folder of code.
 *
 * @param folder absolute path
 * @returns the text of each regular file, by its path with forward slashes
 */
export function readCode(folder: string): CodeFiles {
  const files = filesBelow(folder);
  return Object.fromEntries(
    files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}
