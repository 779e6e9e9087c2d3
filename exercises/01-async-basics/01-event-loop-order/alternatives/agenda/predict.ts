/** One step of a program: a line to print, or a call that hands other steps to Node for later. */
export type Step =
  | string
  | { call: 'nextTick'; steps: Step[] }
  | { call: 'queueMicrotask'; steps: Step[] }
  | { call: 'setImmediate'; steps: Step[] }
  | { call: 'setTimeout'; ms: number; steps: Step[] };

/** A callback of the event loop, with the moment from which it may run. */
interface Entry {
  moment: number;
  isTimer: boolean;
  steps: readonly Step[];
}

/** The same contract phase by phase: each round takes all entries whose turn comes together. */
export function predict(program: readonly Step[]): string[] {
  return rounds([{ moment: 0, isTimer: false, steps: program }]);
}

function rounds(agenda: readonly Entry[]): string[] {
  if (agenda.length === 0) return [];
  const moment = Math.min(...agenda.map((entry) => entry.moment));
  const ready = agenda.filter((entry) => entry.moment === moment);
  const immediates = ready.filter(({ isTimer }) => !isTimer);
  const batch = immediates.length > 0 ? immediates : ready;

  const turns = batch.map(turn);
  const rest = agenda.filter((entry) => !batch.includes(entry));
  return [
    ...turns.flatMap(({ lines }) => lines),
    ...rounds([...rest, ...turns.flatMap(({ scheduled }) => scheduled)]),
  ];
}

/** One callback, and everything in the two queues after it. */
function turn({ moment, steps }: Entry): { lines: string[]; scheduled: Entry[] } {
  const lines: string[] = [];
  const scheduled: Entry[] = [];
  const ticks: Step[][] = [];
  const microtasks: Step[][] = [];

  const walk = (list: readonly Step[]): void => {
    for (const step of list) {
      if (typeof step === 'string') {
        lines.push(step);
        continue;
      }
      switch (step.call) {
        case 'nextTick':
          ticks.push(step.steps);
          break;
        case 'queueMicrotask':
          microtasks.push(step.steps);
          break;
        case 'setImmediate':
          scheduled.push({ moment, isTimer: false, steps: step.steps });
          break;
        case 'setTimeout':
          scheduled.push({ moment: moment + step.ms, isTimer: true, steps: step.steps });
          break;
      }
    }
  };

  walk(steps);
  let tick = 0;
  let microtask = 0;
  while (tick < ticks.length || microtask < microtasks.length) {
    for (; tick < ticks.length; tick += 1) walk(ticks[tick] ?? []);
    for (; microtask < microtasks.length; microtask += 1) walk(microtasks[microtask] ?? []);
  }
  return { lines, scheduled };
}
