/** One step of a program: a line to print, or a call that hands other steps to Node for later. */
export type Step =
  | string
  | { call: 'nextTick'; steps: Step[] }
  | { call: 'queueMicrotask'; steps: Step[] }
  | { call: 'setImmediate'; steps: Step[] }
  | { call: 'setTimeout'; ms: number; steps: Step[] };

/**
 * Tells in which order Node prints the lines of a program, without running it.
 *
 * @param program its steps, which Node starts from a callback of `fs.stat`
 * @returns the lines, the first printed first
 */
export function predict(program: readonly Step[]): string[] {
  throw new Error('predict is not written yet');
}
