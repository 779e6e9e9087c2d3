import { relative, sep } from 'node:path';
import type { Course, Exercise } from './course.ts';

/** One exercise, or the several that a name could mean (none when nothing matches). */
export type Finding = { exercise: Exercise } | { candidates: Exercise[] };

/**
 * Finds the exercise that a person means: its whole id, or any part that only one id has
 * (`map-limit`, `rest/01`). An exact last part wins over a longer one that contains it.
 *
 * @param name what was typed; `.` or nothing means the folder one stands in
 * @param directory absolute path of the folder one stands in
 */
export function findExercise(course: Course, name: string, directory: string): Finding {
  if (name === '' || name === '.') return standingIn(course, directory);
  const wanted = name
    .replaceAll('\\', '/')
    .replace(/^exercises\//, '')
    .replace(/\/$/, '');
  const exact = course.exercises.filter(({ id }) => isWhole(id, wanted));
  const candidates =
    exact.length > 0 ? exact : course.exercises.filter(({ id }) => id.includes(wanted));
  const [only] = candidates;
  return only && candidates.length === 1 ? { exercise: only } : { candidates };
}

function isWhole(id: string, wanted: string): boolean {
  const folder = id.split('/')[1] ?? id;
  return wanted === id || wanted === folder || wanted === folder.replace(/^\d\d-/, '');
}

function standingIn(course: Course, directory: string): Finding {
  const exercise = course.exercises.find(({ folder }) => {
    const inside = relative(folder, directory);
    return inside === '' || (inside.split(sep)[0] !== '..' && inside !== directory);
  });
  return exercise ? { exercise } : { candidates: [] };
}
