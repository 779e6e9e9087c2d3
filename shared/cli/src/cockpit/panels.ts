import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Report } from '@course/rubric/report';
import { failuresToExplain } from '@course/rubric/telling';
import { listRows, textOfRow } from '../commands/list.ts';
import { solutionLines } from '../commands/solution.ts';
import type { Context } from '../context.ts';
import { criterionLines, pointsSoFar, summaryLines } from '../screen/exercise-lines.ts';
import { failureLines, notBegunLines } from '../screen/failures.ts';
import { inlineCode } from '../screen/inline-code.ts';
import type { Layout } from './layout.ts';
import type { CockpitState } from './state.ts';

/** What a panel shows, unbroken and uncut. */
export interface Content {
  lines: string[];
  /** The line that must be in sight, whatever was scrolled. */
  focus?: number;
}

type Detail = Pick<Layout, 'head' | 'textLines'>;

/** What the panel that is open has to say. A question stands over the verdicts, not in their place. */
export function panelContent(state: CockpitState, context: Context, detail: Detail): Content {
  switch (state.panel) {
    case 'verdicts':
    case 'reset':
      return { lines: verdictLines(state, context, detail) };
    case 'hints':
      return { lines: hintLines(state, context) };
    case 'list':
      return listContent(state, context);
    case 'solution':
      return { lines: solutionLines(state.exercise, context.look) };
  }
}

/** What to mend stands above the list of criteria: on a small screen the list is what scrolls out. */
export function verdictLines(state: CockpitState, context: Context, detail: Detail): string[] {
  const { look, texts } = context;
  const { exercise, verdicts, report, judging, trouble } = state;
  const { style } = look;
  const list = criterionLines(exercise, verdicts, look);
  if (trouble !== undefined) {
    const told = texts.cockpit.trouble(texts.errors.environment(trouble));
    return [...told.split('\n').map((line) => style.bad(line)), '', ...list];
  }
  if (judging || !report) {
    const { points, max } = pointsSoFar(exercise, verdicts.values());
    const soFar = `${style.strong(texts.exercise.points(points, max))}  ${style.quiet(texts.exercise.judging)}`;
    // The last explanation stays until there is a new one, paler: it may hold no longer.
    const before = report ? mendLines(state, report, context, detail) : [];
    const paler = before.map((line) => style.quiet(stripVTControlCharacters(line)));
    return [soFar, '', ...paler, ...(paler.length > 0 ? [''] : []), ...list];
  }
  const mend = mendLines(state, report, context, detail);
  const summary = summaryLines(report, look, {
    marks: detail.head !== 'full',
    facts: detail.head !== 'line',
  });
  return [...summary, '', ...mend, '', ...list];
}

function mendLines(
  { exercise, explained, begun }: CockpitState,
  report: Report,
  { look, directory }: Context,
  { textLines, head }: Detail,
): string[] {
  const { texts, style } = look;
  const failures = failuresToExplain(report.verdicts);
  if (failures.length === 0) return [texts.exercise.next];
  // Nobody who has not begun needs to hear what is wrong, unless they ask.
  if (!begun && explained === 0) {
    // Where the head has no room for it, the folder stands here.
    const folder = head === 'line' ? [style.name(relative(directory, exercise.folder) || '.')] : [];
    return [...notBegunLines(exercise, look), ...folder, style.quiet(texts.exercise.explainAnyway)];
  }
  const at = (begun ? explained : explained - 1) % failures.length;
  const failed = failures[at];
  if (!failed) return [];
  const lines = failureLines(exercise, failed, look, textLines);
  const more = texts.exercise.moreInCockpit(at + 1, failures.length);
  return failures.length > 1 ? [...lines, style.quiet(more)] : lines;
}

/** The hints that were asked for, the newest on top. */
function hintLines(state: CockpitState, context: Context): string[] {
  const numbers = Array.from({ length: state.hintsShown }, (_, at) => at + 1).toReversed();
  return numbers.flatMap((number, at) => [
    ...(at > 0 ? [''] : []),
    ...oneHint(state, number, context),
  ]);
}

/** One hint under its number; the newest is marked. */
export function oneHint(state: CockpitState, number: number, context: Context): string[] {
  const { texts, language, look } = context;
  const { hints } = state.exercise.manifest;
  const text = hints[number - 1]?.[language] ?? '';
  const title = texts.cockpit.hint(number, hints.length);
  const isNewest = number === state.hintsShown;
  return [
    isNewest ? look.style.strong(`▸ ${title}`) : look.style.quiet(title),
    inlineCode(text, look.style),
  ];
}

function listContent({ exercise, cursor }: CockpitState, context: Context): Content {
  const { course, progress, look } = context;
  const all = course.exercises.map((each) => progress.of(each));
  const chosen = course.exercises[cursor]?.id;
  const rows = listRows(context, all, exercise.id);
  const lines = rows.map((row) => {
    if (row.exercise === undefined || row.exercise !== chosen) return textOfRow(row);
    return `${look.style.strong('▸')} ${row.text}`;
  });
  return { lines, focus: rows.findIndex((row) => row.exercise === chosen) };
}
