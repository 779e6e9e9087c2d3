/** How much a subject may take before it is ended from outside. */
export interface Limits {
  /** Milliseconds from the process's start until the student's module is loaded. */
  load: number;
  /** Milliseconds until one call, one answer or one message. */
  answer: number;
  /** Megabytes of JavaScript heap. */
  memory: number;
  /** Characters of output that are kept from each stream. */
  output: number;
}

/** Wide enough for a busy laptop; an exercise narrows or widens them in `exercise.yaml`. */
export const DEFAULT_LIMITS: Limits = {
  load: 10_000,
  answer: 3000,
  memory: 256,
  output: 32 * 1024,
};
