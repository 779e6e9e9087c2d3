import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findAllHanded, type Handed } from '../../src/index.ts';

/** Hands in files as a student, in a folder of submissions. */
export function handIn(folder: string, student: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, student, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** All that was handed in. */
handIn.found = (folder: string): Handed[] => findAllHanded([folder]);
