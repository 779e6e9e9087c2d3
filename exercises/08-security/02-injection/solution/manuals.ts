import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { notFound } from './not-found.ts';

/**
 * The text of a manual.
 *
 * @param folder the absolute path of the folder in which the manuals lie
 * @param path where the manual is in there, such as `boats/kayak.txt`
 * @throws Problem 404, also for what lies outside of the folder
 */
export async function readManual(folder: string, path: string): Promise<string> {
  const root = resolve(folder);
  const file = resolve(root, path);
  // The result is checked, not the request: there are many ways to write a path, and one outcome. With
  // the separator, or `manuals-staff` would begin like `manuals`.
  if (!file.startsWith(root + sep)) notFound();
  return readFile(file, 'utf8').catch(notFound);
}
