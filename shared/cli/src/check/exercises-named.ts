import type { Exercise } from '@course/rubric/course';
import type { Context } from '../context.ts';

/**
 * The exercises that an author names: each one by a part of its name, or those of a whole chapter.
 *
 * @param names none for all exercises
 * @throws CliError a name that no exercise has, or several
 */
export function exercisesNamed(
  context: Pick<Context, 'course' | 'exercise'>,
  names: readonly string[],
): Exercise[] {
  const { exercises } = context.course;
  if (names.length === 0) return exercises;
  return names.flatMap((name) => {
    const ofChapter = exercises.filter(({ chapter }) => chapter === name);
    return ofChapter.length > 0 ? ofChapter : [context.exercise(name)];
  });
}
