import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CourseError, readYaml, type CodeFiles, type Exercise } from '@course/rubric/course';
import { z } from 'zod';

/** Where an exercise keeps its wrong solutions. */
export const MUTANTS_FILE = 'mutants.yaml';

const Mutant = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Why somebody would write this. */
  story: z.string().min(1),
  /** Small changes to the solution. */
  edits: z
    .array(z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() }))
    .min(1),
  /** Exactly the criteria that must fail. */
  fails: z.array(z.string()).min(1),
});

/** A deliberately wrong solution. */
export type Mutant = z.infer<typeof Mutant>;

/**
 * Reads the mutants of an exercise.
 *
 * @throws CourseError
 */
export function readMutants({ folder }: Exercise): Mutant[] {
  const file = join(folder, MUTANTS_FILE);
  return existsSync(file) ? readYaml(file, z.array(Mutant)) : [];
}

/**
 * Makes the code of a mutant.
 *
 * @throws CourseError when an edit does not fit the solution
 */
export function applyMutant({ folder }: Exercise, mutant: Mutant, solution: CodeFiles): CodeFiles {
  const files = { ...solution };
  for (const { file, find, replace } of mutant.edits) {
    const text = files[file];
    if (text === undefined) {
      throw fault(`edits ${file}, but solution/${file} does not exist. Correct the name.`);
    }
    const times = text.split(find).length - 1;
    if (times !== 1) {
      throw fault(
        `its find stands ${times} times in solution/${file}. Copy a passage that stands there once.`,
      );
    }
    // A function, since a text would give `$&` and the like a meaning.
    files[file] = text.replace(find, () => replace);
  }
  return files;

  function fault(message: string): CourseError {
    return new CourseError(join(folder, MUTANTS_FILE), `mutant ${mutant.id}: ${message}`);
  }
}
