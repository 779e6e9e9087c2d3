import { watch } from 'chokidar';
import { join } from 'node:path';
import type { Course, Exercise } from '@course/rubric/course';
import { isInside } from '@course/subject';

/** How long the writes of one save may be apart, in milliseconds. */
const ONE_SAVE = 15;

/** Code that is being watched. */
export interface Watch {
  /** Resolves when no save is missed any more. */
  ready: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Watches the students' code.
 *
 * @param onSave called once for each save, with the exercise that was saved
 */
export function watchCode(course: Course, onSave: (exercise: Exercise) => void): Watch {
  const timers = new Map<Exercise, NodeJS.Timeout>();
  const watcher = watch(
    course.exercises.map(({ folder }) => join(folder, 'src')),
    { ignoreInitial: true },
  );
  watcher.on('all', (_event, path) => {
    const exercise = course.exercises.find(({ folder }) => isInside(join(folder, 'src'), path));
    if (!exercise) return;
    clearTimeout(timers.get(exercise));
    timers.set(
      exercise,
      setTimeout(() => onSave(exercise), ONE_SAVE),
    );
  });
  // A folder that cannot be watched is not the end of the session: r judges again.
  watcher.on('error', () => {});
  return {
    ready: new Promise((resolve) => watcher.once('ready', () => resolve(undefined))),
    async stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      await watcher.close();
    },
  };
}
