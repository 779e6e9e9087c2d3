import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { resetExercise } from '../progress/reset.ts';

/** Puts the starter of an exercise back; the student's code is kept as a backup. */
export async function reset(context: Context, name: string | undefined): Promise<ExitCode> {
  const { root, directory, texts } = context;
  const exercise = context.exercise(name);
  const backup = resetExercise(root, exercise);
  if (backup)
    context.print(texts.reset.done(exercise.id), texts.reset.backup(relative(directory, backup)));
  else context.print(texts.reset.same(exercise.id));
  return EXIT.REACHED;
}
