import { join } from 'node:path';
import type { Language } from '@course/rubric/course';
import { writeReport } from '../report/write-report.ts';
import { Results } from '../results/results.ts';
import { canvasCsv } from './canvas-csv.ts';
import { gradesCsv } from './grades-csv.ts';
import { gradescopeResults } from './gradescope.ts';
import { safeJson } from './json.ts';
import { junitXml } from './junit.ts';
import { moodleCsv } from './moodle-csv.ts';
import { ownFiles } from './own-files.ts';
import { removeGone } from './remove-gone.ts';
import { replaceFile } from './replace-file.ts';

/** How outputs are written. */
export interface OutputOptions {
  /** The language of everything that people read. */
  language: Language;
}

/**
 * Writes everything a teacher takes from grading a class: tables for a spreadsheet, Moodle and
 * Canvas, the results as data, for each student what Gradescope and readers of JUnit take, and the
 * report.
 *
 * Each file is written whole or not at all; writing again into the same folder replaces them, and
 * removes those of students who have left the class.
 *
 * @param folder absolute path; it is made when it is not there
 * @throws ZodError when the results are not what their schema says
 */
export async function writeOutputs(
  results: Results,
  folder: string,
  { language }: OutputOptions,
): Promise<void> {
  const checked = Results.parse(results);
  const write = async (path: string, text: string): Promise<void> =>
    replaceFile(join(folder, path), text);

  await removeGone(checked, folder);
  await write('results.json', safeJson(checked));
  await write('grades.csv', gradesCsv(checked));
  await write('moodle.csv', moodleCsv(checked));
  await write('canvas.csv', canvasCsv(checked));
  for (const student of checked.students) {
    const { gradescope, junit } = ownFiles(student.id);
    await write(gradescope, safeJson(gradescopeResults(student, checked, language)));
    await write(junit, junitXml(student, checked, language));
  }
  await writeReport(checked, folder, language);
}
