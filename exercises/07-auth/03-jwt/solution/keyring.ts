import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring, TrustedKey } from './token.ts';

const ENDING = '.json';

/**
 * Opens the keyring in a folder: a file `<kid>.json` for each key.
 *
 * The files are read now, and never again: no `kid` of a token comes near the file system.
 */
export function openKeyring(folder: string): Keyring {
  // A plain object would answer to `constructor` and `__proto__`; a Map knows only what was put in.
  const keys = new Map<string, TrustedKey>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // A folder may have any name too.
    if (!entry.isFile() || !entry.name.endsWith(ENDING)) continue;
    const key = JSON.parse(readFileSync(join(folder, entry.name), 'utf8')) as TrustedKey;
    keys.set(entry.name.slice(0, -ENDING.length), key);
  }
  return { find: (kid) => keys.get(kid) };
}
