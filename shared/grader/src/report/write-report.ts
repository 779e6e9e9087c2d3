import { join } from 'node:path';
import type { Language } from '@course/rubric/course';
import { ownFiles } from '../export/own-files.ts';
import { replaceFile } from '../export/replace-file.ts';
import type { Results } from '../results/results.ts';
import { indexPage } from './index/index-page.ts';
import { studentPage } from './student/student-page.ts';

/**
 * Writes `report/`, pages that need no server: `index.html` on the class, and for each student a
 * page that can be given to them as it is.
 *
 * @param folder absolute path of the outputs; what is missing of it is made
 */
export async function writeReport(
  results: Results,
  folder: string,
  language: Language,
): Promise<void> {
  for (const student of results.students) {
    const file = join(folder, ownFiles(student.id).page);
    await replaceFile(file, studentPage(student, results, language));
  }
  // Last: what it links to is there.
  await replaceFile(join(folder, 'report', 'index.html'), indexPage(results, language));
}
