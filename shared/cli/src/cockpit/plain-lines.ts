import type { Context } from '../context.ts';
import { headLines } from '../screen/exercise-lines.ts';
import { layoutFor } from './layout.ts';
import { oneHint, panelContent, verdictLines } from './panels.ts';
import type { CockpitState } from './state.ts';
import { offersFor } from './view.ts';

/** Paper is as high as one likes. */
const DETAIL = layoutFor({ columns: Infinity, rows: Infinity });

/**
 * What is new in a state, for whoever reads one line after the other: nothing is said twice unless it
 * was asked for again. Lines are not broken; the terminal does that.
 *
 * @param before the state that came before this one, if any
 */
export function newLines(
  before: CockpitState | undefined,
  now: CockpitState,
  context: Context,
): string[] {
  const news = [...verdictNews(before, now, context), ...panelNews(before, now, context)];
  if (now.notice && now.notice !== before?.notice) news.push('', now.notice.text);
  return news.length > 0 ? [...news, '', keysLine(now, context)] : [];
}

function verdictNews(
  before: CockpitState | undefined,
  now: CockpitState,
  context: Context,
): string[] {
  if (now.judging || (!now.report && now.trouble === undefined)) return [];
  const isNew =
    now.report !== before?.report ||
    now.trouble !== before?.trouble ||
    now.explained !== before?.explained;
  const isBack = now.panel === 'verdicts' && before?.panel !== 'verdicts';
  // A question that was answered with no was no other place to be.
  if (!isNew && (!isBack || before?.panel === 'reset')) return [];
  return ['', ...headLines(now.exercise, context.look), '', ...verdictLines(now, context, DETAIL)];
}

function panelNews(
  before: CockpitState | undefined,
  now: CockpitState,
  context: Context,
): string[] {
  const { texts, progress } = context;
  const isOpened = now.panel !== before?.panel;
  switch (now.panel) {
    case 'verdicts':
      return [];
    case 'reset': {
      if (!isOpened) return [];
      const reached = progress.isReached(now.exercise);
      return ['', ...(reached ? [texts.cockpit.resetReached] : []), texts.cockpit.confirmReset];
    }
    case 'hints': {
      const known = isOpened ? 0 : (before?.hintsShown ?? 0);
      const numbers = Array.from({ length: now.hintsShown }, (_, at) => at + 1);
      return numbers.slice(known).flatMap((number) => ['', ...oneHint(now, number, context)]);
    }
    case 'list': {
      const { lines, focus = 0 } = panelContent(now, context, DETAIL);
      if (isOpened) return ['', ...lines];
      return now.cursor === before?.cursor ? [] : [lines[focus] ?? ''];
    }
    case 'solution':
      return isOpened ? ['', ...panelContent(now, context, DETAIL).lines] : [];
  }
}

/** The letters one can type: arrows and other keys without a letter go by the letters that do the same. */
function keysLine(state: CockpitState, context: Context): string {
  const typed: Record<string, string> = { '↑↓': 'k/j', '↵': 'Enter', esc: 'b' };
  const { texts } = context;
  const keys = offersFor(state, context)
    // Nothing scrolls here.
    .filter(({ key }) => key !== '↑↓' || state.panel === 'list')
    .map(({ key, meaning }) => `${typed[key] ?? key} ${meaning}`);
  return texts.cockpit.plainKeys(keys.join(', '));
}
