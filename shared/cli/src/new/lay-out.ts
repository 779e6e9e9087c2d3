import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCode, STARTER_FILE, starterText } from '@course/rubric/course';

/** The lanes for which there is an exercise to begin with. */
export const LANES = ['module', 'app', 'program'] as const;
export type Lane = (typeof LANES)[number];

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));

/** Stands in the templates wherever an exercise says its own name. */
const NAME = '__NAME__';

/**
 * Lays out a small exercise that passes every check.
 *
 * @param folder absolute path, where nothing is yet
 * @param name without the number, such as `my-exercise`
 */
export function layOut(folder: string, name: string, lane: Lane): void {
  const template = Object.entries(readCode(join(TEMPLATES, lane)));
  for (const [path, text] of template) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll(NAME, name));
  }
  writeFileSync(join(folder, STARTER_FILE), starterText(readCode(join(folder, 'src'))));
}
