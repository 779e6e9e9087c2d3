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
  for (const file of readdirSync(folder).filter((name) => name.endsWith(ENDING))) {
    const key = JSON.parse(readFileSync(join(folder, file), 'utf8')) as TrustedKey;
    keys.set(file.slice(0, -ENDING.length), key);
  }
  return { find: (kid) => keys.get(kid) };
}
