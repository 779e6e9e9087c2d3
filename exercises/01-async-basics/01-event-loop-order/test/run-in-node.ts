import { stat } from 'node:fs';
import type { Step } from '../src/predict.ts';

/** The times of timers are multiples of it, in milliseconds. */
const GRID = 10;

/** How much slower a program is run at most, on a machine that is busy with other things. */
const SLOWEST = 32;

/**
 * Runs a program for real: Node itself tells the order.
 *
 * @returns the lines, the first printed first
 * @throws Error when the machine stands still so often that timers come too late
 */
export async function runInNode(program: readonly Step[]): Promise<string[]> {
  for (let slowness = 1; slowness <= SLOWEST; slowness *= 2) {
    const lines = await attempt(program, slowness);
    if (lines) return lines;
  }
  throw new Error('This machine is too busy for timers. Try again.');
}

/** The lines, or undefined when something ran so late that it may have changed the order. */
async function attempt(program: readonly Step[], slowness: number): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    let waiting = 1;
    let late = false;
    let start = 0;

    const run = (steps: readonly Step[], due: number): void => {
      // Half a step of the grid: then nothing can have overtaken what was due before it.
      if (performance.now() - start > (due + GRID / 2) * slowness) late = true;
      for (const step of steps) {
        if (typeof step === 'string') lines.push(step);
        else schedule(step, due);
      }
      waiting -= 1;
      if (waiting === 0) resolve(late ? undefined : lines);
    };

    const schedule = (step: Exclude<Step, string>, now: number): void => {
      waiting += 1;
      const { steps } = step;
      if (step.call === 'setTimeout') {
        setTimeout(() => run(steps, now + step.ms), step.ms * slowness);
        return;
      }
      const later = () => run(steps, now);
      if (step.call === 'nextTick') process.nextTick(later);
      else if (step.call === 'queueMicrotask') queueMicrotask(later);
      else setImmediate(later);
    };

    // The callback of an I/O operation: from here an immediate always comes before a timer.
    stat('.', () => {
      start = performance.now();
      run(program, 0);
    });
  });
}
