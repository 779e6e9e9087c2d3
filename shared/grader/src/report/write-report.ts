import { join } from 'node:path';
import type { Language } from '@course/rubric/course';
import { fileNameOf } from '../export/file-name.ts';
import { replaceFile } from '../export/replace-file.ts';
import type { Results } from '../results/results.ts';
import { indexPage } from './index/index-page.ts';
import { studentPage } from './student/student-page.ts';

/**
 * Writes the report as pages that need no server: `index.html` on the class, and for each student a
 * page that can be given to them as it is.
 *
 * @param folder absolute path; it is made when it is not there
 */
export async function writeReport(
  results: Results,
  folder: string,
  language: Language,
): Promise<void> {
  for (const student of results.students) {
    const file = join(folder, `${fileNameOf(student.id)}.html`);
    await replaceFile(file, studentPage(student, results, language));
  }
  // Last: what it links to is there.
  await replaceFile(join(folder, 'index.html'), indexPage(results, language));
}
