import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { HandedError } from './handed-error.ts';
import { readRoster } from './roster.ts';
import type { Handed } from './submission.ts';

/**
 * Finds what was handed in.
 *
 * @param path absolute path of a roster (`.csv`), of one student's zip, or of a folder that holds a
 *   folder or zip for each student, whose name is the student's id
 * @throws HandedError when there is nothing of that kind
 */
function findHanded(path: string): Handed[] {
  if (kindOf(path) === 'folder') {
    const found = readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .flatMap((entry) => one(join(path, entry.name), entry.isDirectory()));
    if (found.length > 0) return found.toSorted((a, b) => compare(a.student.id, b.student.id));
    throw new HandedError(path, { kind: 'no-student' });
  }
  if (extname(path).toLowerCase() === '.csv') return readRoster(path);
  const [zip] = one(path, false);
  if (zip) return [zip];
  throw new HandedError(path, { kind: 'no-class' });
}

/**
 * Several places together.
 *
 * @throws HandedError
 */
export function findAllHanded(paths: readonly string[]): Handed[] {
  const all = paths.flatMap((path) => findHanded(path));
  const seen = new Set<string>();
  for (const { student } of all) {
    if (seen.has(student.id)) {
      throw new HandedError(paths.join(', '), { kind: 'twice', id: student.id });
    }
    seen.add(student.id);
  }
  return all;
}

/**
 * What lies in folders of a class and is nobody's: another kind of archive, a symbolic link, a stray file.
 *
 * @returns absolute paths
 */
export function passedOver(paths: readonly string[]): string[] {
  return paths
    .filter((path) => kindOf(path) === 'folder')
    .flatMap((path) =>
      readdirSync(path, { withFileTypes: true })
        .filter(({ name }) => !name.startsWith('.'))
        .map((entry) => ({ file: join(path, entry.name), isFolder: entry.isDirectory() })),
    )
    .filter(({ file, isFolder }) => one(file, isFolder).length === 0)
    .map(({ file }) => file)
    .toSorted();
}

function one(path: string, isFolder: boolean): Handed[] {
  if (isFolder) return [handed(basename(path), { kind: 'folder', path })];
  if (extname(path).toLowerCase() !== '.zip') return [];
  return [handed(basename(path, extname(path)), { kind: 'zip', path })];
}

function handed(id: string, from: Handed['from'] & object): Handed {
  return { student: { id, name: id }, from };
}

function kindOf(path: string): 'folder' | 'file' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw new HandedError(path, { kind: 'missing' }, undefined, { cause: error });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
