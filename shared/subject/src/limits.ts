/** How much a subject may take before it is ended from outside. */
export interface Limits {
  /** Milliseconds from the process's start until the student's module is loaded. */
  load: number;
  /** Milliseconds until one call, one answer or one message. */
  answer: number;
  /** Megabytes of JavaScript heap. */
  memory: number;
  /** Characters of output that are kept, of both streams together: of each criterion, or each program. */
  output: number;
  /** Processes and threads at a time; counted only in a sandbox. */
  processes: number;
  /** Megabytes of files in the temporary folder; counted only in a sandbox. */
  files: number;
}

/** Wide enough for a busy laptop; an exercise narrows or widens them in `exercise.yaml`. */
export const DEFAULT_LIMITS: Limits = {
  load: 10_000,
  answer: 3000,
  memory: 256,
  output: 32 * 1024,
  processes: 256,
  files: 64,
};
