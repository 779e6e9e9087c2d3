import { gradeOf, type Grading, type Need } from '@course/grader/grade';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Progress } from '../progress/progress.ts';
import type { Texts } from '../texts/texts.ts';

/** Shows all exercises by chapter, the student's progress, and the grade it would give. */
export async function list(context: Context, { json }: { json: boolean }): Promise<ExitCode> {
  const { course, progress } = context;
  const all = course.exercises.map((exercise) => progress.of(exercise));
  if (json) {
    const exercises = all.map(({ exercise, attempted, reached, stale, report }) => ({
      exercise,
      attempted,
      reached,
      stale,
      points: report?.points ?? 0,
      max: report?.max,
    }));
    context.print(
      JSON.stringify({ version: 1, exercises, grading: gradeOf(course, all) }, undefined, 2),
    );
  } else {
    context.print(...listRows(context, all).map(textOfRow));
  }
  return EXIT.REACHED;
}

/** One line of the list. */
export interface ListRow {
  text: string;
  /** The id of the exercise that it is about, if it is about one. */
  exercise?: string;
}

/**
 * The list: chapters, exercises, and the grade.
 *
 * @param here the id of the exercise at which one is; it is marked
 */
export function listRows(
  { course, look }: Context,
  all: readonly Progress[],
  here?: string,
): ListRow[] {
  const { texts, style, language } = look;
  const rows: ListRow[] = [];
  for (const chapter of course.manifest.chapters) {
    const own = course.exercises.filter((exercise) => exercise.chapter === chapter.id);
    if (own.length === 0) continue;
    rows.push({ text: style.strong(`${chapter.id.slice(0, 2)} ${chapter.title[language]}`) });
    for (const { id, manifest } of own) {
      const standing = all.find(({ exercise }) => exercise === id);
      const mark = id === here ? `  ${style.name(texts.list.here)}` : '';
      if (!standing) continue;
      const text = exerciseLine(standing, `${manifest.title[language]}${mark}`, look);
      rows.push({ text, exercise: id });
    }
  }
  const grade = gradeLines(gradeOf(course, all), texts);
  return [...rows, ...['', ...grade].map((text) => ({ text }))];
}

/** A row as it stands in the list: exercises are indented under their chapter. */
export function textOfRow({ text, exercise }: ListRow): string {
  return exercise === undefined ? text : `  ${text}`;
}

function exerciseLine(
  standing: Progress,
  title: string,
  { texts, style }: Context['look'],
): string {
  const { reached, attempted, stale, report, exercise } = standing;
  const state = reached ? 'reached' : attempted ? 'attempted' : 'untouched';
  const mark = {
    reached: style.good('✓'),
    attempted: style.name('…'),
    untouched: style.quiet('·'),
  }[state];
  const points = report && attempted ? ` ${texts.exercise.points(report.points, report.max)}` : '';
  const notes = `${exercise} · ${texts.list.state[state]}${points}${stale ? ` · ${texts.list.stale}` : ''}`;
  return `${mark} ${title}  ${style.quiet(notes)}`;
}

function gradeLines({ grade, share, next }: Grading, texts: Texts): string[] {
  const told = grade === undefined ? texts.list.noGrade : texts.list.grade(grade);
  const lines = [`${texts.list.reachedShare(Math.floor(share))}. ${told}`];
  if (next) {
    const needs = next.needs.map((need) => needText(need, texts)).join(', ');
    lines.push(texts.list.needs(next.grade, needs));
  }
  return lines;
}

function needText(need: Need, { list: texts }: Texts): string {
  switch (need.kind) {
    case 'share':
      return texts.reachedShare(need.percent);
    case 'attempts':
      return texts.attemptedAll;
    case 'gate':
      return texts.gate(need.id);
  }
}
