import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Results } from '../results/results.ts';
import { fileNameOf } from './file-name.ts';

/** The files of one student's own, below the outputs' folder. */
const OWN = [
  ['gradescope', '.json'],
  ['junit', '.xml'],
  ['report', '.html'],
] as const;

/**
 * Removes what was written before about students who have left the class: a page that nothing leads
 * to any more is read as if it were true. Who was in the class is told by the `results.json` that
 * lies there; no other file is touched.
 *
 * @param results what is about to be written
 * @param folder absolute path of the outputs
 */
export async function removeGone(results: Results, folder: string): Promise<void> {
  const stay = new Set(results.students.map(({ id }) => fileNameOf(id)));
  const gone = (await namesWritten(folder)).filter((name) => !stay.has(name));
  const files = gone.flatMap((name) => OWN.map(([kind, end]) => join(folder, kind, name + end)));
  await Promise.all(files.map((file) => rm(file, { force: true })));
}

async function namesWritten(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => '');
  const before = Results.safeParse(parse(text));
  return before.success ? before.data.students.map(({ id }) => fileNameOf(id)) : [];
}

/** Whatever a folder holds under that name, it is no reason not to write. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
