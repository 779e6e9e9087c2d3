import { existsSync } from 'node:fs';
import { readYaml } from '@course/rubric/course';
import { z } from 'zod';

const Decision = z
  .strictObject({
    student: z.string(),
    /** The exercise that the decision is about; without it, it is about the course's grade. */
    exercise: z.string().optional(),
    points: z.number().nonnegative().optional(),
    reached: z.boolean().optional(),
    grade: z.int().min(0).max(5).optional(),
    reason: z.string().min(1),
  })
  .refine(({ exercise, grade }) => (exercise === undefined) !== (grade === undefined), {
    message: 'tell either an exercise with its points or reached, or a grade',
  })
  .refine(
    ({ exercise, points, reached }) => !exercise || points !== undefined || reached !== undefined,
    {
      message: 'tell the points, or whether it is reached',
    },
  );

/** A teacher's decision in place of the machine's. */
export type Decision = z.infer<typeof Decision>;

/** The teacher's file: read by each grading, and never written. */
const Decisions = z.array(Decision).nullable();

/**
 * Reads the teacher's decisions.
 *
 * @param file absolute path of a YAML file; that it is missing means that there are none
 * @throws CourseError naming the file and the line at fault
 */
export function readDecisions(file: string): Decision[] {
  return existsSync(file) ? (readYaml(file, Decisions) ?? []) : [];
}
