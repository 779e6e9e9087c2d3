import { closest } from '@course/rubric/course';
import type { Refusal } from '../results/results.ts';
import type { Entry } from './entry.ts';

/** `<anything>/exercises/03-rest/01-crud/src/app.ts`, at most two folders down. */
const PLACE =
  /^(?<base>(?:[^/]+\/){0,2}?(?:exercises\/)?)(?<id>\d\d-[a-z0-9-]+\/\d\d-[a-z0-9-]+)\/src\/(?<file>.+)$/;

/** The folder around any other `src/`. */
const ANY_PLACE = /^(?<folder>(?:[^/]+\/)*?[^/]+)\/src\/./;

/** A name that is numbered like those of exercises. */
const NUMBERED = /^\d+[-_ .]/;

/** How many folders are compared with the exercises' names, and how long each may be: it costs time. */
const COMPARED = { folders: 200, length: 120 };

/** What macOS puts into archives beside each file, under the file's own path. */
const ATTRIBUTES = '__MACOSX/';

/** A file in the `src/` of an exercise. */
export interface Candidate {
  entry: Entry;
  /** Its path in `src/`. */
  file: string;
}

/** One copy of an exercise in a submission. */
export interface Copy {
  /** Where it lies, such as `my-clone/exercises/03-rest/01-crud`. */
  folder: string;
  candidates: Candidate[];
}

/** Where in a submission everything lies. */
export interface Placed {
  /** By the exercise's id, the outermost copy first. */
  exercises: Map<string, Copy[]>;
  /** Folders that look like an exercise and are none: most likely their names are misspelt. */
  strangers: Refusal[];
}

/** Finds where in a submission the exercises lie, and what lies in each. */
export function placed(entries: readonly Entry[], ids: readonly string[]): Placed {
  const copies = new Map<string, Map<string, Candidate[]>>();
  const strange = new Set<string>();
  for (const entry of entries) {
    if (entry.path.startsWith(ATTRIBUTES)) continue;
    const { base = '', id = '', file = '' } = PLACE.exec(entry.path)?.groups ?? {};
    if (ids.includes(id)) {
      const folders = copies.get(id) ?? new Map<string, Candidate[]>();
      copies.set(id, folders);
      const candidates = folders.get(base + id) ?? [];
      folders.set(base + id, candidates);
      candidates.push({ entry, file });
    } else {
      const { folder } = ANY_PLACE.exec(entry.path)?.groups ?? {};
      if (folder && mayBeMeant(folder) && strange.size < COMPARED.folders) strange.add(folder);
    }
  }
  const exercises = new Map(
    [...copies].map(([id, folders]) => [
      id,
      [...folders]
        .map(([folder, candidates]) => ({ folder, candidates }))
        .toSorted((a, b) => outermostFirst(a.folder, b.folder)),
    ]),
  );
  return { exercises, strangers: [...strange].flatMap((folder) => stranger(folder, ids)) };
}

/** Of two at the same depth, the one in `exercises/` lies where the course has it. */
function outermostFirst(a: string, b: string): number {
  const inCourse = (folder: string): number => Number(!folder.startsWith('exercises/'));
  return depth(a) - depth(b) || inCourse(a) - inCourse(b) || (a < b ? -1 : 1);
}

function depth(folder: string): number {
  return folder.split('/').length;
}

function mayBeMeant(folder: string): boolean {
  return folder.length <= COMPARED.length && !folder.split('/').includes('node_modules');
}

/** A clone holds other `src/` folders too, of the product itself: their names are like no exercise's. */
function stranger(folder: string, ids: readonly string[]): Refusal[] {
  const parts = folder.split('/');
  const name = parts.at(-1) ?? '';
  const sameName = ids.filter((id) => id.endsWith(`/${name}`));
  const nearest = sameName.length === 1 ? sameName[0] : closest(parts.slice(-2).join('/'), ids);
  if (!nearest && !NUMBERED.test(name)) return [];
  return [{ reason: 'unknown-exercise', path: folder, ...(nearest && { detail: nearest }) }];
}
