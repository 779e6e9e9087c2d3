import { availableParallelism } from 'node:os';

/**
 * How many judgings there are at a time unless told: one more than there are cores, since a judging often
 * waits, for a timer of the student's or for PostgreSQL.
 */
export function defaultJobs(): number {
  return availableParallelism() + 1;
}
