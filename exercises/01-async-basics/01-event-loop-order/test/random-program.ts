import type { Step } from '../src/predict.ts';

type Call = Exclude<Step, string>['call'];

/** What the generator needs of the fixture of that name. */
export interface Dice {
  integer(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  word(length: number): string;
}

/** What steps may do, depending on where they stand. */
interface Place {
  calls: readonly Call[];
  /** Times that a timer may be given, in milliseconds. */
  times: readonly number[];
  /** What the steps of a timer may do. */
  inTimer?: Place;
}

/** How long a line is. */
const LETTERS = 3;

const QUEUES = ['nextTick', 'queueMicrotask'] as const;
const NO_TIMERS: Place = { calls: [...QUEUES, 'setImmediate'], times: [] };

/*
 * Nothing may depend on luck. Timers that are due together must have been scheduled together, and
 * have no immediates: whether these come before the second timer is decided by the clock. Timers of
 * the start end at 20, 40 and 60; theirs at 50, 70 and 90, so the two never meet.
 */
const IN_INNER_TIMER: Place = { calls: QUEUES, times: [] };
const IN_TIMER: Place = {
  calls: [...QUEUES, 'setTimeout'],
  times: [30],
  inTimer: IN_INNER_TIMER,
};
const START: Place = {
  calls: [...QUEUES, 'setImmediate', 'setTimeout'],
  times: [20, 40, 60],
  inTimer: IN_TIMER,
};

/** A program of ticks, microtasks and immediates. More levels make it longer. */
export function withoutTimers(dice: Dice, levels: number): Step[] {
  return stepsAt(NO_TIMERS, dice, levels);
}

/**
 * A program of everything. Some timers are always there: one whose inner timer is due between two
 * others, and those at 80 and 100, which are alone at their time and so may have immediates.
 */
export function withTimers(dice: Dice, levels: number): Step[] {
  const timer = (ms: number, steps: Step[]): Step => ({ call: 'setTimeout', ms, steps });
  return [
    timer(100, stepsAt(NO_TIMERS, dice, 1)),
    timer(60, stepsAt(IN_TIMER, dice, 1)),
    ...stepsAt(START, dice, levels),
    timer(20, [timer(30, stepsAt(IN_INNER_TIMER, dice, 1)), dice.word(LETTERS)]),
    timer(40, stepsAt(IN_TIMER, dice, 1)),
    timer(80, stepsAt(NO_TIMERS, dice, 3)),
  ];
}

/** A program in which every rule of the queues makes a difference, whatever was drawn for the others. */
export function everyQueue(dice: Dice): Step[] {
  const line = (first: string): string => lineOf(dice, first);
  return [
    { call: 'setImmediate', steps: [line('a'), { call: 'nextTick', steps: [line('b')] }] },
    { call: 'setImmediate', steps: [line('c')] },
    { call: 'queueMicrotask', steps: [line('d'), { call: 'nextTick', steps: [line('e')] }] },
    { call: 'queueMicrotask', steps: [line('f')] },
    { call: 'nextTick', steps: [line('g'), { call: 'nextTick', steps: [line('h')] }] },
    line('i'),
  ];
}

/** The same with timers that are due together, the first of which leaves something to do before the second. */
export function everyRule(dice: Dice): Step[] {
  const line = (first: string): string => lineOf(dice, first);
  return [
    { call: 'setTimeout', ms: 20, steps: [line('j'), { call: 'nextTick', steps: [line('k')] }] },
    { call: 'setTimeout', ms: 20, steps: [line('l')] },
    ...everyQueue(dice),
  ];
}

/** A line that is unlike those with another first letter. */
function lineOf(dice: Dice, first: string): string {
  return first + dice.word(LETTERS - 1);
}

/** A line, and then a few steps, of which each has one level less; the last only prints. */
function stepsAt(place: Place, dice: Dice, levels: number): Step[] {
  const count = levels > 1 ? dice.integer(1, 3) : 0;
  const steps = Array.from({ length: count }, () => stepAt(place, dice, levels - 1));
  return [dice.word(LETTERS), ...steps];
}

function stepAt(place: Place, dice: Dice, levels: number): Step {
  const call = dice.pick(place.calls);
  if (call !== 'setTimeout') return { call, steps: stepsAt(place, dice, levels) };
  return {
    call,
    ms: dice.pick(place.times),
    steps: stepsAt(place.inTimer ?? IN_INNER_TIMER, dice, levels),
  };
}
