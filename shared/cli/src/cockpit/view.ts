import { relative } from 'node:path';
import { failuresToExplain } from '@course/rubric/telling';
import { hasSolution } from '../commands/solution.ts';
import type { Context } from '../context.ts';
import { headLines } from '../screen/exercise-lines.ts';
import { cut, packed, wrapped } from '../screen/fit.ts';
import { byImportance, offeredKeys, type Offer } from './keys.ts';
import { layoutFor, type Layout, type Size } from './layout.ts';
import { panelContent } from './panels.ts';
import type { CockpitState } from './state.ts';

/**
 * The screen for a state: a head, the content, scrolled and cut to the room that is left, what is
 * asked or told, and the keys. Only the content scrolls.
 *
 * @returns lines no longer than the terminal is wide, and fewer than it is high
 */
export function cockpitScreen(state: CockpitState, context: Context, size: Size): string[] {
  const layout = layoutFor(size);
  const space = layout.spaced ? [''] : [];
  const head = headOf(state, context, size, layout);
  const keys = keysOf(state, context, size, layout);
  // At least the head, three lines of content and the keys stay beside what is said.
  const said = wrapped(saidLines(state, context), size.columns);
  const most = Math.max(1, size.rows - 1 - head.length - keys.length - 2 * space.length - 3);
  const shownSaid = said.length > most ? [...said.slice(0, most - 1), '…'] : said;

  const { lines, focus } = panelContent(state, context, layout);
  const content = wrapped(lines, size.columns);
  const top = [...head, ...(head.length > 0 ? space : [])];
  const bottom = [...space, ...shownSaid, ...keys];
  // One row is left free: a terminal scrolls when its last row is filled.
  const room = Math.max(1, size.rows - 1 - top.length - bottom.length);
  if (content.length <= room) return [...top, ...content, ...bottom];

  const height = Math.max(1, room - 1);
  const wanted =
    focus === undefined
      ? state.scroll
      : wrapped(lines.slice(0, focus), size.columns).length - Math.floor(height / 2);
  const first = Math.max(0, Math.min(wanted, content.length - height));
  const visible = content.slice(first, first + height);
  const below = content.length - first - visible.length;
  const { style } = context.look;
  const more = below > 0 ? style.quiet(cut(context.texts.cockpit.more(below), size.columns)) : '';
  return [...top, ...visible, ...(room > 1 ? [more] : []), ...bottom];
}

function headOf(
  { exercise, panel, reachedCount }: CockpitState,
  { look, texts, language, course, directory }: Context,
  { columns }: Size,
  layout: Layout,
): string[] {
  // The list is about all exercises.
  if (panel === 'list') return [];
  const { style } = look;
  const { title, hours, entry } = exercise.manifest;
  const name = style.strong(title[language]);
  const standing = texts.exercise.of(reachedCount, course.exercises.length);
  if (layout.head === 'line') return [cut(`${name}  ${style.quiet(standing)}`, columns)];
  if (layout.head === 'short') {
    const facts = style.quiet(`${texts.exercise.about(hours)} · ${standing}`);
    const folder = relative(directory, exercise.folder) || '.';
    const files = texts.exercise.files(`src/${entry}`, style.name(folder));
    return wrapped([`${name}  ${facts}`, files], columns);
  }
  const [first = '', ...rest] = headLines(exercise, look);
  return wrapped([`${first}${style.quiet(` · ${standing}`)}`, ...rest], columns);
}

/** What is asked, or else what was done last. */
function saidLines({ panel, notice, exercise }: CockpitState, context: Context): string[] {
  const { texts, look, progress } = context;
  if (panel !== 'reset') return notice ? notice.text.split('\n') : [];
  const warning = progress.isReached(exercise) ? `${texts.cockpit.resetReached} ` : '';
  return [look.style.strong(`${warning}${texts.cockpit.confirmReset}`)];
}

function keysOf(
  state: CockpitState,
  context: Context,
  { columns }: Size,
  layout: Layout,
): string[] {
  const { style } = context.look;
  const shown = ({ key, meaning }: Offer): string => `${style.strong(key)} ${style.quiet(meaning)}`;
  const offers = offersFor(state, context);
  if (layout.allKeys) return packed(offers.map(shown), columns);
  // As many as one line takes, in their usual order.
  let kept: Offer[] = [];
  for (const offer of byImportance(offers)) {
    const more = offers.filter((each) => each === offer || kept.includes(each));
    if (packed(more.map(shown), columns).length === 1) kept = more;
  }
  return packed(kept.map(shown), columns);
}

/** The keys that are of use in a state. */
export function offersFor({ panel, report, exercise }: CockpitState, { texts }: Context): Offer[] {
  const hasMore = failuresToExplain(report?.verdicts ?? []).length > 1;
  return offeredKeys(texts, { panel, hasMore, hasSolution: hasSolution(exercise) });
}
