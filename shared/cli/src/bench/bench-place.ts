import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  readCode,
  readExercise,
  STARTER_FILE,
  type CodeFiles,
  type Exercise,
} from '@course/rubric/course';

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
 * @param slot tells places of the same exercise apart
 * @param code the code in place of the solution
 */
export function benchPlace(
  root: string,
  exercise: Exercise,
  slot = 'one',
  code: CodeFiles = readCode(join(exercise.folder, 'solution')),
): BenchPlace {
  const folder = join(root, '.course', 'bench', slot, exercise.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { database, entry } = exercise.manifest;
  for (const name of [
    'exercise.yaml',
    STARTER_FILE,
    'package.json',
    'test',
    ...(database ? [database] : []),
  ]) {
    cpSync(join(exercise.folder, name), join(folder, name), { recursive: true });
  }
  for (const [name, text] of Object.entries(code)) {
    const file = join(folder, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
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
