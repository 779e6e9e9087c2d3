import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Writes files into a folder that is removed when the test ends.
 *
 * @returns the folder's absolute path
 */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A manifest with no more than it needs. */
export const MANIFEST = `
title: { en: Task, fi: Tehtävä }
lane: module
entry: task.ts
hours: 1
difficulty: 1
outcomes: [N]
criteria:
  works:
    points: 2
    title: { en: It works, fi: Se toimii }
    advice: { en: Look again., fi: Katso uudelleen. }
hints:
  - { en: A nudge., fi: Vihje. }
`;

/** A course with no more than it needs. */
export const COURSE = `
code: X
title: { en: Course, fi: Kurssi }
credits: 5
hours: 135
chapters:
  - { id: 01-basics, title: { en: Basics, fi: Perusteet }, week: 1, hours: 8 }
  - { id: 02-later, title: { en: Later, fi: Myöhemmin }, week: 2, hours: 8 }
grades: { 1: 50, 2: 70, 3: 80, 4: 90, 5: 100 }
`;
