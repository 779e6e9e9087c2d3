import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { notFound } from './not-found.ts';

/**
 * The text of a manual.
 *
 * @param folder the absolute path of the folder in which the manuals lie
 * @param path where the manual is in there, such as `boats/kayak.txt`
 * @throws Problem 404
 */
export async function readManual(folder: string, path: string): Promise<string> {
  return readFile(resolve(folder, path), 'utf8').catch(notFound);
}
