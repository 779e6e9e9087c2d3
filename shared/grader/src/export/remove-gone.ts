import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Results } from '../results/results.ts';
import { ownFiles } from './own-files.ts';
import { looseJson } from '../loose-json.ts';

/**
 * Removes what was written before about students who have left the class: a page that nothing leads
 * to any more is read as if it were true. Who was in the class is told by the `results.json` that
 * lies there; no other file is touched.
 *
 * @param results what is about to be written
 * @param folder absolute path of the outputs
 */
export async function removeGone(results: Results, folder: string): Promise<void> {
  const stay = new Set(results.students.flatMap(({ id }) => Object.values(ownFiles(id))));
  const gone = (await filesWritten(folder)).filter((file) => !stay.has(file));
  await Promise.all(gone.map((file) => rm(join(folder, file), { force: true })));
}

async function filesWritten(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'results.json'), 'utf8').catch(() => '');
  // Whatever lies there under that name, it is no reason not to write.
  const before = Results.safeParse(looseJson(text));
  const students = before.success ? before.data.students : [];
  return students.flatMap(({ id }) => Object.values(ownFiles(id)));
}
