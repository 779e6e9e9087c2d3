import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { OVERVIEW_FILE, overviewOf } from './overview.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Writes the table of all exercises into the documents. */
export function overview(): ExitCode {
  writeFileSync(join(ROOT, OVERVIEW_FILE), overviewOf(readCourse(ROOT)));
  console.log(`Wrote ${OVERVIEW_FILE}`);
  return EXIT.REACHED;
}
