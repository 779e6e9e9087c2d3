/** What one attempt is told. */
export interface AttemptContext {
  /** Aborted when this attempt is out of time, or when the whole is ended from outside. */
  signal: AbortSignal;
  /** The number of this attempt, counted from 1. */
  number: number;
}

/** How often, how long and how patiently. */
export interface RetryOptions {
  /** The most calls of the attempt, the first one included: a positive whole number. */
  attempts: number;
  /** How long one attempt may take, in milliseconds. */
  timeout: number;
  /** The longest possible wait before the second attempt, in milliseconds; it doubles each time. */
  delay: number;
  /** No wait is longer than this, in milliseconds. */
  maxDelay: number;
  /** A number from 0 up to, but not including, 1. `Math.random` unless given. */
  random?: () => number;
  /** Ends the whole early. */
  signal?: AbortSignal;
}

/**
 * Does something that may fail, and does it again when it has failed.
 *
 * @param attempt the work; it is called once for each attempt
 * @returns what the first successful attempt gave
 */
export async function retry<Result>(
  attempt: (context: AttemptContext) => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  throw new Error('retry is not written yet');
}
