import { basename, relative } from 'node:path';
import {
  criteriaOf,
  firstFile,
  maxPoints,
  type CriterionInfo,
  type Exercise,
  type Language,
} from '@course/rubric/course';
import type { Report, Verdict } from '@course/rubric/report';
import type { Texts } from '../texts/texts.ts';
import { inlineCode } from './inline-code.ts';
import type { Style } from './style.ts';

/** How something is shown: in which words, in which colours, and seen from which folder. */
export interface Look {
  language: Language;
  texts: Texts;
  style: Style;
  /** Paths are shown relative to this folder. */
  directory: string;
  /** Whether stack traces are shown. */
  trace: boolean;
}

/** What one types to name an exercise: `map-limit`. */
export function shortName({ folder }: Exercise): string {
  return basename(folder).replace(/^\d\d-/, '');
}

/** The head of an exercise: its title, its size, and where its files are. */
export function headLines(exercise: Exercise, look: Look): string[] {
  const { texts, style, language, directory } = look;
  const { title, hours, lane } = exercise.manifest;
  const code = `${exercise.folder}/src/${firstFile(exercise.manifest)}`;
  return [
    `${style.strong(title[language])}  ${style.quiet(`${exercise.id} · ${lane} · ${texts.exercise.about(hours)}`)}`,
    texts.exercise.readme(style.name(relative(directory, `${exercise.folder}/README.md`))),
    texts.exercise.edit(style.name(relative(directory, code))),
  ];
}

/**
 * One line for each criterion, with its mark and points.
 *
 * @param verdicts those that are known so far, by id
 */
export function criterionLines(
  exercise: Exercise,
  verdicts: ReadonlyMap<string, Verdict>,
  look: Look,
): string[] {
  const infos = criteriaOf(exercise.manifest);
  const width = String(Math.max(...infos.map(({ points }) => points))).length * 2 + 1;
  return infos.map((info) => {
    const { texts, style, language } = look;
    const verdict = verdicts.get(info.id);
    const mark = verdict ? (verdict.passed ? style.good('✓') : style.bad('✗')) : style.quiet('·');
    const score = info.role === 'guard' ? '' : `${verdict?.points ?? '-'}/${info.points}`;
    const notes = notesOf(info, texts);
    return `${mark} ${score.padEnd(width)} ${inlineCode(info.title[language], style)}${notes ? style.quiet(` (${notes})`) : ''}`;
  });
}

function notesOf({ role, hidden, bonus }: CriterionInfo, { exercise }: Texts): string {
  return [
    ...(role === 'guard' ? [exercise.guard] : []),
    ...(hidden ? [exercise.hidden] : []),
    ...(bonus ? [exercise.bonus] : []),
  ].join(', ');
}

/** What stands beside points and outcome in the sum of a report. */
export interface Beside {
  /** A mark for each criterion, for screens on which the list of them scrolls out. */
  marks?: boolean;
  /** How long it took, and the seed. */
  facts?: boolean;
}

/** The sum of a report: points, reached or not, and how long it took. */
export function summaryLines(
  report: Report,
  { texts, style }: Look,
  { marks = false, facts = true }: Beside = {},
): string[] {
  const { points, max, reached, duration, seed, verdicts } = report;
  const missed = points === max ? texts.exercise.guardFails : texts.exercise.notReached;
  const seconds = (duration / 1000).toFixed(1);
  const parts = [
    style.strong(texts.exercise.points(points, max)),
    ...(marks
      ? [verdicts.map(({ passed }) => (passed ? style.good('✓') : style.bad('✗'))).join('')]
      : []),
    reached ? style.good(texts.exercise.reached) : missed,
    ...(facts
      ? [style.quiet(`${texts.exercise.judged(seconds)} · ${texts.exercise.seed(seed)}`)]
      : []),
  ];
  return [parts.join('  ')];
}

/** The points that the verdicts give so far. */
export function pointsSoFar(
  exercise: Exercise,
  verdicts: Iterable<Verdict>,
): { points: number; max: number } {
  let points = 0;
  for (const verdict of verdicts) points += verdict.points;
  return { points, max: maxPoints(exercise.manifest) };
}
