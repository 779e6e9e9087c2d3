/** How `course` ends. */
export const EXIT = {
  /** Everything asked for was done; the exercise is reached. */
  REACHED: 0,
  /** The exercise is not reached; the check found a fault. */
  NOT_REACHED: 1,
  /** The command was used wrongly. */
  USAGE: 2,
  /** The environment fails: a broken clone, no database, a suite that cannot run. */
  ENVIRONMENT: 3,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
