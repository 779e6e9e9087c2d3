import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring, TrustedKey } from './token.ts';

/**
 * Opens the keyring in a folder: a file `<kid>.json` for each key.
 *
 * It works, for every token of an honest issuer.
 */
export function openKeyring(folder: string): Keyring {
  return {
    find(kid) {
      return JSON.parse(readFileSync(join(folder, `${kid}.json`), 'utf8')) as TrustedKey;
    },
  };
}
