import type { Report } from '@course/rubric/report';
import { failuresToExplain } from '@course/rubric/telling';
import wrapAnsi from 'wrap-ansi';
import { listLines } from '../commands/list.ts';
import { solutionLines } from '../commands/solution.ts';
import type { Context } from '../context.ts';
import {
  criterionLines,
  headLines,
  pointsSoFar,
  summaryLines,
  type Look,
} from '../screen/exercise-lines.ts';
import { failureLines } from '../screen/failures.ts';
import { keyLegend } from './keys.ts';
import type { CockpitState } from './state.ts';

/** A no-break space: lines are not broken between a key and what it does. */
const GLUE = '\u00A0';

/** How large the terminal is. */
export interface Size {
  columns: number;
  rows: number;
}

/**
 * The screen for a state: the content, scrolled and cut to the terminal's height, over the keys.
 *
 * @returns lines no longer than the terminal is wide
 */
export function cockpitScreen(state: CockpitState, context: Context, size: Size): string[] {
  const footer = wrapped(footerLines(state, context), size.columns).map((line) =>
    line.replaceAll(GLUE, ' '),
  );
  const content = wrapped(contentLines(state, context), size.columns);
  // One row is left free: a terminal scrolls when its last row is filled.
  const room = Math.max(1, size.rows - footer.length - 2);
  if (content.length <= room) return [...content, '', ...footer];
  const first = Math.min(state.scroll, content.length - room + 1);
  const visible = content.slice(first, first + room - 1);
  const below = content.length - first - visible.length;
  const more = below > 0 ? context.look.style.quiet(context.texts.cockpit.more(below)) : '';
  return [...visible, more, '', ...footer];
}

/** What the state has to say, unbroken and uncut. */
export function contentLines(state: CockpitState, context: Context): string[] {
  const { look } = context;
  const panel = panelLines(state, context);
  if (state.panel === 'list') return panel;
  return [...headLines(state.exercise, look), '', ...panel];
}

function panelLines(state: CockpitState, context: Context): string[] {
  const { exercise, panel, hintsShown } = state;
  const { look, texts, language, course, progress } = context;
  switch (panel) {
    case 'verdicts':
      return verdictLines(state, context);
    case 'hints':
      return exercise.manifest.hints
        .slice(0, hintsShown)
        .flatMap((hint, index, shown) => [
          look.style.strong(texts.cockpit.hint(index + 1, exercise.manifest.hints.length)),
          hint[language],
          ...(index < shown.length - 1 ? [''] : []),
        ]);
    case 'list':
      return listLines(
        context,
        course.exercises.map((each) => progress.of(each)),
      );
    case 'solution':
      return solutionLines(exercise, look);
    case 'reset':
      return [look.style.strong(texts.cockpit.confirmReset)];
  }
}

/** What to mend stands above the list of criteria: on a small screen the list is what scrolls out. */
function verdictLines(state: CockpitState, { look, texts }: Context): string[] {
  const { exercise, verdicts, report, judging, trouble } = state;
  const { style } = look;
  const list = criterionLines(exercise, verdicts, look);
  if (trouble !== undefined) return [style.bad(texts.errors.environment(trouble)), '', ...list];
  if (judging || !report) {
    const { points, max } = pointsSoFar(exercise, verdicts.values());
    const soFar = `${style.strong(texts.exercise.points(points, max))}  ${style.quiet(texts.exercise.judging)}`;
    return [soFar, '', ...list];
  }
  return [...summaryLines(report, look), '', ...toMend(state, report, look), '', ...list];
}

function toMend({ exercise, explained }: CockpitState, report: Report, look: Look): string[] {
  const { texts, style } = look;
  const failures = failuresToExplain(report.verdicts);
  const at = explained % Math.max(1, failures.length);
  const failed = failures[at];
  if (!failed) return [texts.exercise.next];
  const lines = failureLines(exercise, failed, look);
  const more = texts.exercise.moreInCockpit(at + 1, failures.length);
  return failures.length > 1 ? [...lines, style.quiet(more)] : lines;
}

function footerLines(
  { notice, panel, reachedCount }: CockpitState,
  { texts, look, course }: Context,
): string[] {
  const { style } = look;
  const keys = keyLegend(texts)
    .map(([key, meaning]) => `${style.strong(key)} ${style.quiet(meaning)}`.replaceAll(' ', GLUE))
    .join('  ');
  const back =
    panel === 'verdicts' ? '' : `${style.strong('esc')} ${style.quiet(texts.cockpit.keys.back)}  `;
  const standing = style.quiet(texts.exercise.of(reachedCount, course.exercises.length));
  return [...(notice ? [notice] : []), `${back}${keys}`, standing];
}

function wrapped(lines: string[], columns: number): string[] {
  return lines.flatMap((line) => {
    const [first = '', ...rest] = wrapAnsi(line, columns, { hard: true, trim: false }).split('\n');
    // The blank at which a line was broken belongs to neither half.
    return [first, ...rest.map((part) => part.replace(/^ /, ''))];
  });
}
