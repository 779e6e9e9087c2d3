import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { typeScriptBelow } from './files-below.ts';

/** The most text that is sent ahead, in characters; larger code strips its own types. */
const MOST = 1_000_000;

/**
 * Strips the types of code, as Node does it when it loads a file: each place stays where it was. A
 * process that only gets JavaScript need not load the stripper, which takes longer than all else that
 * it does at its start.
 *
 * What cannot be stripped is left out, for Node itself to complain about.
 *
 * @param folder absolute path of the code
 * @returns the sources by the addresses of their modules
 */
export function strippedSources(folder: string): Record<string, string> {
  const sources: Record<string, string> = {};
  let size = 0;
  for (const file of typeScriptBelow(folder)) {
    const text = readFileSync(file, 'utf8');
    size += text.length;
    if (size > MOST) return {};
    try {
      sources[pathToFileURL(file).href] = stripTypeScriptTypes(text);
    } catch {
      // The one who loads it is told.
    }
  }
  return sources;
}
