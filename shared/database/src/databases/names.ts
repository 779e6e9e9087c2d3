/**
 * The names of this package's databases. All are built from digits, lower-case letters and
 * underscores, so that they can stand in SQL without quotes.
 */

/** Tells this package's advisory locks from those of other programs on a shared server. */
export const RUN_LOCK_CLASS = 1_668_248_946;
export const TEMPLATE_LOCK_CLASS = 1_668_248_947;
export const SERVER_LOCK_CLASS = 1_668_248_948;

export const TEMPLATE_PREFIX = 'course_template_';

/** The name of a run's n-th database: `course_1a2b3c4d_7`. */
export function cloneName(run: number, n: number): string {
  return `course_${run.toString(16).padStart(8, '0')}_${n}`;
}

/** Which run a database belongs to; `undefined` if to none. */
export function runOf(name: string): number | undefined {
  const run = /^course_([0-9a-f]{8})_\d+$/.exec(name)?.[1];
  return run === undefined ? undefined : Number.parseInt(run, 16);
}
