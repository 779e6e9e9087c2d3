import { basename } from 'node:path';
import type { Course, Exercise } from '@course/rubric/course';

/** Where a new exercise goes. */
export interface Address {
  /** Such as `03-rest`. */
  chapter: string;
  /** Such as `08-my-exercise`. */
  folder: string;
  /** The same without its number. */
  name: string;
}

const SHAPE = /^(?<chapter>[^/]+)\/(?<folder>\d\d-(?<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*))$/;

/**
 * Reads an address such as `03-rest/08-my-exercise`, also as a shell completes it: with
 * `exercises/` before it, a slash behind it, or the backslashes of Windows.
 *
 * @returns undefined when it is none, or its chapter is not in `course.yaml`
 */
export function parseAddress(text: string, { manifest }: Course): Address | undefined {
  const plain = text
    .replaceAll('\\', '/')
    .replace(/^exercises\//, '')
    .replace(/\/$/, '');
  const { chapter, folder, name } = SHAPE.exec(plain)?.groups ?? {};
  if (!chapter || !folder || !name) return undefined;
  return manifest.chapters.some(({ id }) => id === chapter) ? { chapter, folder, name } : undefined;
}

/** The exercise of the chapter that has the number already. */
export function withSameNumber(address: Address, { exercises }: Course): Exercise | undefined {
  return exercises.find(
    ({ chapter, folder }) =>
      chapter === address.chapter && numberOf(basename(folder)) === numberOf(address.folder),
  );
}

/** The exercise, of any chapter, that has the name already: packages and people go by it. */
export function withSameName({ name }: Address, { exercises }: Course): Exercise | undefined {
  return exercises.find(({ folder }) => basename(folder).slice('00-'.length) === name);
}

function numberOf(folder: string): string {
  return folder.slice(0, '00'.length);
}
