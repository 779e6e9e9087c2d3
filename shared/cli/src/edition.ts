import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whose copy of the course this is. */
export type Edition = 'teacher' | 'student';

/**
 * Tells the teacher's edition from the student's, which says so itself: `course publish` writes it
 * into `package.json`.
 *
 * @param root absolute path of the repository
 */
export function editionOf(root: string): Edition {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  return 'edition' in manifest && manifest.edition === 'student' ? 'student' : 'teacher';
}
