import type { Texts } from '../texts/texts.ts';
import type { Panel } from './state.ts';

/** What a person can do in the cockpit. */
export type Action =
  | 'hint'
  | 'explain'
  | 'next'
  | 'previous'
  | 'list'
  | 'open'
  | 'solution'
  | 'reset'
  | 'rerun'
  | 'back'
  | 'confirm'
  | 'choose'
  | 'up'
  | 'down'
  | 'quit'
  /** A key without a meaning: it still answers a question with no. */
  | 'other';

const KEYS = new Map<string, Action>([
  ['h', 'hint'],
  ['e', 'explain'],
  ['n', 'next'],
  ['p', 'previous'],
  ['l', 'list'],
  ['o', 'open'],
  ['s', 'solution'],
  ['x', 'reset'],
  ['r', 'rerun'],
  ['y', 'confirm'],
  ['q', 'quit'],
  ['b', 'back'],
  ['escape', 'back'],
  ['return', 'choose'],
  ['enter', 'choose'],
  ['up', 'up'],
  ['k', 'up'],
  ['down', 'down'],
  ['j', 'down'],
]);

/** A key as Node's readline names it. */
export interface Key {
  name?: string | undefined;
  ctrl?: boolean | undefined;
}

/**
 * What a key does.
 *
 * @param panel what is shown: a question takes every key but Ctrl+C for an answer
 */
export function actionOf({ name = '', ctrl = false }: Key, panel: Panel = 'verdicts'): Action {
  if (ctrl) return name === 'c' || name === 'd' ? 'quit' : 'other';
  const action = KEYS.get(name) ?? 'other';
  return panel === 'reset' && action === 'quit' ? 'other' : action;
}

/** A key that is offered, with what it does. */
export interface Offer {
  key: string;
  meaning: string;
}

/** What decides which keys are of use. */
export interface Offering {
  panel: Panel;
  /** Whether there is more than one failure to explain. */
  hasMore: boolean;
  /** Whether this edition has the exercise's solution. */
  hasSolution: boolean;
}

/** The keys that are offered. */
export function offeredKeys(
  { cockpit: { keys } }: Texts,
  { panel, hasMore, hasSolution }: Offering,
): Offer[] {
  const offer = (key: string, meaning: string): Offer => ({ key, meaning });
  const back = offer('esc', keys.back);
  const quit = offer('q', keys.quit);
  if (panel === 'reset') return [offer('y', keys.reset), back];
  if (panel === 'list') return [offer('↑↓', keys.choose), offer('↵', keys.open), back, quit];
  return [
    ...(panel === 'verdicts' ? [] : [back]),
    offer('h', keys.hint),
    ...(hasMore ? [offer('e', keys.explain)] : []),
    offer('n', keys.next),
    offer('p', keys.previous),
    offer('l', keys.list),
    offer('o', keys.open),
    ...(hasSolution ? [offer('s', keys.solution)] : []),
    offer('r', keys.rerun),
    offer('x', keys.reset),
    offer('↑↓', keys.scroll),
    quit,
  ];
}

/** Where there is room for one line only, these are offered first. */
const IMPORTANCE = ['esc', 'y', '↵', 'h', 'q', 'e', 'n', 'l', '↑↓', 'r', 'x', 's', 'o', 'p'];

/** The same keys, the most important ones first. */
export function byImportance(offers: readonly Offer[]): Offer[] {
  return offers.toSorted((a, b) => IMPORTANCE.indexOf(a.key) - IMPORTANCE.indexOf(b.key));
}
