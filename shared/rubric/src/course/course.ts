import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Manifest } from './manifest.ts';
import { readYaml } from './read-yaml.ts';
import { Text } from './text.ts';

const Grade = z.enum(['1', '2', '3', '4', '5']);

/** `exercises/course.yaml`: the chapters in order and the rules of grading. */
export const CourseManifest = z.strictObject({
  code: z.string(),
  title: Text,
  credits: z.number().positive(),
  hours: z.number().positive(),
  chapters: z
    .array(
      z.strictObject({
        id: z.string().regex(/^\d\d-[a-z0-9-]+$/),
        title: Text,
        week: z.int().positive(),
        hours: z.number().positive(),
      }),
    )
    .min(1),
  /** The share of exercises, in percent, that each grade needs. */
  grades: z.record(Grade, z.number().min(0).max(100)),
  /** How much an exercise counts beside the others; 1 unless told. */
  weights: z.record(z.string(), z.number().nonnegative()).default({}),
  /** What becomes of work that is handed in after the deadline. Without it, late work counts in full. */
  late: z
    .strictObject({
      /** For so many days an exercise can still be reached. */
      days: z.number().nonnegative(),
      /** What each day that has begun takes of the points, in percent. */
      percentPerDay: z.number().min(0).max(100),
    })
    .optional(),
  /** Exercises or whole chapters that must be reached for a grade, whatever the share. */
  gates: z.partialRecord(Grade, z.array(z.string())).default({}),
});
export type CourseManifest = z.infer<typeof CourseManifest>;

/** One exercise of the course. */
export interface Exercise {
  /** Such as `03-rest/01-crud`. */
  id: string;
  chapter: string;
  /** Absolute path. */
  folder: string;
  /** Read when first asked for: a fault in one exercise does not keep one from the others. */
  readonly manifest: Manifest;
}

/** The course as it lies on disk. */
export interface Course {
  /** Absolute path of the repository. */
  root: string;
  manifest: CourseManifest;
  /** In the order in which they are taken. */
  exercises: Exercise[];
}

/**
 * Reads the course: `course.yaml`, and which exercises there are.
 *
 * @param root absolute path of the repository
 * @throws CourseError
 */
export function readCourse(root: string): Course {
  const folder = join(root, 'exercises');
  const manifest = readYaml(join(folder, 'course.yaml'), CourseManifest);
  const exercises = manifest.chapters.flatMap(({ id }) =>
    exerciseFolders(join(folder, id)).map((found) => readExercise(found)),
  );
  return { root, manifest, exercises };
}

/**
 * One exercise; asking for its manifest throws a CourseError when `exercise.yaml` is not right.
 *
 * @param folder absolute path
 */
export function readExercise(folder: string): Exercise {
  const chapter = basename(dirname(folder));
  let manifest: Manifest | undefined;
  return {
    id: `${chapter}/${basename(folder)}`,
    chapter,
    folder,
    get manifest() {
      manifest ??= readYaml(join(folder, 'exercise.yaml'), Manifest);
      return manifest;
    },
  };
}

function exerciseFolders(chapter: string): string[] {
  // Chapter numbers are final although some chapters have no exercises yet.
  if (!existsSync(chapter)) return [];
  return (
    readdirSync(chapter, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
      .map((entry) => join(chapter, entry.name))
      // Packages may be left behind where an exercise was moved away.
      .filter((folder) => existsSync(join(folder, 'exercise.yaml')))
      .toSorted()
  );
}
