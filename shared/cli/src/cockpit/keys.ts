import type { Texts } from '../texts/texts.ts';

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
  | 'up'
  | 'down'
  | 'quit';

const KEYS: Record<string, Action> = {
  h: 'hint',
  e: 'explain',
  n: 'next',
  p: 'previous',
  l: 'list',
  o: 'open',
  s: 'solution',
  x: 'reset',
  r: 'rerun',
  y: 'confirm',
  q: 'quit',
  escape: 'back',
  up: 'up',
  k: 'up',
  down: 'down',
  j: 'down',
};

/** A key as Node's readline names it. */
export interface Key {
  name?: string | undefined;
  ctrl?: boolean | undefined;
}

/** What a key does, if it does anything. */
export function actionOf({ name = '', ctrl = false }: Key): Action | undefined {
  if (ctrl) return name === 'c' || name === 'd' ? 'quit' : undefined;
  return KEYS[name];
}

/** The keys that are offered, with what they do. */
export function keyLegend({ cockpit: { keys } }: Texts): [key: string, meaning: string][] {
  return [
    ['h', keys.hint],
    ['e', keys.explain],
    ['n', keys.next],
    ['p', keys.previous],
    ['l', keys.list],
    ['o', keys.open],
    ['s', keys.solution],
    ['r', keys.rerun],
    ['x', keys.reset],
    ['↑↓', keys.scroll],
    ['q', keys.quit],
  ];
}
