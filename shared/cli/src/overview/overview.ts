import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { criteriaOf, type Course, type Exercise } from '@course/rubric/course';
import { readMutants } from '../check/mutants.ts';

/** Where the overview stands, from the root of the repository. */
export const OVERVIEW_FILE = 'docs/exercises.md';

/** What is counted of an exercise, and summed for a chapter. */
interface Counts {
  hours: number;
  points: number;
  criteria: number;
  hidden: number;
  guards: number;
  mutants: number;
  alternatives: number;
}

const COLUMNS = [
  'hours',
  'points',
  'criteria',
  'hidden',
  'guards',
  'mutants',
  'alternatives',
] as const;

/**
 * The table of all chapters and exercises, as Markdown.
 *
 * @throws CourseError
 */
export function overviewOf(course: Course): string {
  const chapters = course.manifest.chapters.map(({ id, title, hours }) => {
    const exercises = course.exercises.filter(({ chapter }) => chapter === id);
    return { id, title: title.en, planned: hours, exercises: exercises.map(countsOf) };
  });
  const all = chapters.flatMap(({ exercises }) => exercises);
  return [
    '# The exercises',
    '',
    '<!-- Written by `npm run course -- overview`, and checked by `npm test`. -->',
    '',
    'Hours of a chapter are those of its exercises so far, of those planned with the lesson. Criteria count',
    'the hidden ones too, points leave out extras; the guard that the code type-checks, which every exercise has, is not counted.',
    '',
    `| | ${COLUMNS.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(COLUMNS.length)}`,
    ...chapters.flatMap(({ id, title, planned, exercises }) => [
      row(`**${id.slice(0, 2)} ${title}**`, sum(exercises.map(({ counts }) => counts)), planned),
      ...exercises.map(({ exercise, counts }) => row(linkTo(exercise), counts)),
    ]),
    row('**All**', sum(all.map(({ counts }) => counts)), course.manifest.hours),
    '',
  ].join('\n');
}

function countsOf(exercise: Exercise): { exercise: Exercise; counts: Counts } {
  const { manifest, folder } = exercise;
  const criteria = criteriaOf(manifest).filter(({ role }) => role === 'criterion');
  const scored = criteria.filter(({ bonus }) => !bonus);
  const alternatives = join(folder, 'alternatives');
  const counts = {
    hours: manifest.hours,
    points: scored.reduce((total, { points }) => total + points, 0),
    criteria: criteria.length,
    hidden: criteria.filter(({ hidden }) => hidden).length,
    guards: criteriaOf(manifest).length - criteria.length - 1,
    mutants: readMutants(exercise).length,
    alternatives: existsSync(alternatives) ? readdirSync(alternatives).length : 0,
  };
  return { exercise, counts };
}

function sum(all: Counts[]): Counts {
  const total = (name: keyof Counts): number => all.reduce((so, counts) => so + counts[name], 0);
  return {
    hours: total('hours'),
    points: total('points'),
    criteria: total('criteria'),
    hidden: total('hidden'),
    guards: total('guards'),
    mutants: total('mutants'),
    alternatives: total('alternatives'),
  };
}

function row(title: string, counts: Counts, planned?: number): string {
  const cells = COLUMNS.map((name) => String(counts[name]));
  if (planned !== undefined) cells[0] = `${counts.hours} of ${planned}`;
  return `| ${title} | ${cells.join(' | ')} |`;
}

function linkTo({ id, manifest }: Exercise): string {
  return `[${manifest.title.en}](../exercises/${id}/README.md)`;
}
