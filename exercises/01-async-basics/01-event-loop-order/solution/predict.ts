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
  const lines: string[] = [];
  const ticks: Step[][] = [];
  const microtasks: Step[][] = [];
  const immediates: Step[][] = [];
  const timers: { due: number; steps: Step[] }[] = [];
  const queues = { nextTick: ticks, queueMicrotask: microtasks, setImmediate: immediates };
  // The program's clock. Code takes no time in it: only a timer moves it.
  let now = 0;

  function run(steps: readonly Step[]): void {
    for (const step of steps) {
      if (typeof step === 'string') lines.push(step);
      else if (step.call === 'setTimeout') timers.push({ due: now + step.ms, steps: step.steps });
      else queues[step.call].push(step.steps);
    }
  }

  function drain(queue: Step[][]): void {
    for (let steps = queue.shift(); steps; steps = queue.shift()) run(steps);
  }

  function nextTimer(): Step[] | undefined {
    // Sorting is stable: timers that are due together stay in the order of their scheduling.
    timers.sort((one, other) => one.due - other.due);
    const timer = timers.shift();
    if (timer) now = timer.due;
    return timer?.steps;
  }

  let callback: readonly Step[] | undefined = program;
  while (callback) {
    run(callback);
    // Once more for the ticks that microtasks have scheduled.
    while (ticks.length + microtasks.length > 0) {
      drain(ticks);
      drain(microtasks);
    }
    callback = immediates.shift() ?? nextTimer();
  }
  return lines;
}
