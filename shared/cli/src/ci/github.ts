import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { criteriaOf, firstFile, type Exercise, type Language } from '@course/rubric/course';
import type { Report } from '@course/rubric/report';
import { failuresToExplain, tell } from '@course/rubric/telling';

/** One exercise and what the judge said of it. */
export interface JudgedExercise {
  exercise: Exercise;
  report: Report;
}

/** Whether this runs in a workflow of GitHub, which reads commands out of what is printed. */
export function isGitHub(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.GITHUB_ACTIONS === 'true';
}

/**
 * Prints what may hold anything that a student's code has printed: a line such as `::add-path::` in
 * it would else be a command to the runner. Between the two marks none is; nobody can guess the
 * second one (GitHub Docs, "Workflow commands", stopping and starting).
 */
export function withoutCommands(print: (line: string) => void, printAll: () => void): void {
  const token = randomUUID();
  print(`::stop-commands::${token}`);
  try {
    printAll();
  } finally {
    print(`::${token}::`);
  }
}

/** Marks at the lines of code that failures are about, as GitHub shows them beside a commit. */
export function annotations({ exercise, report }: JudgedExercise, language: Language): string[] {
  const criteria = new Map(criteriaOf(exercise.manifest).map((info) => [info.id, info]));
  return failuresToExplain(report.verdicts).map(({ id, failure }) => {
    const { sentence } = tell(failure, { language, lines: 1 });
    const [place] = [...failure.problems, ...(failure.location ? [failure.location] : [])];
    const file = `exercises/${exercise.id}/src/${place?.file ?? firstFile(exercise.manifest)}`;
    const title = criteria.get(id)?.title[language] ?? id;
    const properties = [
      `file=${property(file)}`,
      ...(place ? [`line=${place.line}`] : []),
      `title=${property(title)}`,
    ];
    return `::error ${properties.join(',')}::${data(sentence)}`;
  });
}

/**
 * Adds a table to the run's summary.
 *
 * @param file the path in `GITHUB_STEP_SUMMARY`
 */
export function summarize(
  judged: readonly JudgedExercise[],
  language: Language,
  file: string,
): void {
  const rows = judged.map(({ exercise, report: { reached, points, max } }) => {
    // The course's own words: nothing that a student wrote becomes Markdown.
    const title = exercise.manifest.title[language].replaceAll('|', '/');
    return `| ${reached ? '✅' : '❌'} | ${title} | ${exercise.id} | ${points}/${max} |`;
  });
  appendFileSync(file, ['| | | | |', '| --- | --- | --- | ---: |', ...rows, ''].join('\n'));
}

/** Text after the last colons of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of one of a command's properties. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
