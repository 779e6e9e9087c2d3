import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readExercise, type Exercise } from '@course/rubric/course';

/** A solved copy of an exercise, to save files in. */
export interface BenchPlace {
  exercise: Exercise;
  /** Saves the entry file, changed by a comment. */
  save(): void;
  remove(): void;
}

/**
 * Copies an exercise with its solution as the student's code.
 *
 * @param root absolute path of the repository
 */
export function benchPlace(root: string, exercise: Exercise): BenchPlace {
  const folder = join(root, '.course', 'bench', exercise.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { database, entry } = exercise.manifest;
  for (const name of ['exercise.yaml', 'package.json', 'test', ...(database ? [database] : [])]) {
    cpSync(join(exercise.folder, name), join(folder, name), { recursive: true });
  }
  cpSync(join(exercise.folder, 'solution'), join(folder, 'src'), { recursive: true });
  symlinkSync(join(exercise.folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  let saves = 0;
  return {
    exercise: readExercise(folder),
    save() {
      saves += 1;
      appendFileSync(join(folder, 'src', entry), `// save ${saves}\n`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
