import { join } from 'node:path';
import type { Exercise } from '@course/rubric/course';
import launchEditor from 'launch-editor';

/** How long an editor may take to fail, in milliseconds: one that started says nothing. */
const PATIENCE = 400;

/** The file that a student edits first. */
export function mainFile({ folder, manifest }: Exercise): string {
  return join(folder, 'src', manifest.entry);
}

/**
 * Opens a file in the student's editor: the one in `$VISUAL` or `$EDITOR`, else one that runs.
 *
 * @returns whether an editor was found
 */
export async function openInEditor(file: string): Promise<boolean> {
  const chosen = process.env.VISUAL ?? process.env.EDITOR;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), PATIENCE);
    launchEditor(file, chosen, () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
