import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readStarter, type CodeFiles, type Exercise } from '@course/rubric/course';
import { codeOf, isSame } from './progress.ts';

/**
 * Puts the starter back; what was there is kept first.
 *
 * @param root absolute path of the repository
 * @returns the folder of the backup, or undefined when there was nothing to reset
 */
export function resetExercise(root: string, exercise: Exercise): string | undefined {
  const starter = readStarter(exercise);
  const own = codeOf(exercise);
  if (isSame(own, starter)) return undefined;
  // A name for each moment, of characters that every file system takes.
  const moment = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const backup = join(root, '.course', 'backups', exercise.id, moment);
  writeCode(backup, own);
  const src = join(exercise.folder, 'src');
  for (const name of Object.keys(own)) {
    if (!(name in starter)) rmSync(join(src, name));
  }
  writeCode(src, starter);
  return backup;
}

function writeCode(folder: string, files: CodeFiles): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
