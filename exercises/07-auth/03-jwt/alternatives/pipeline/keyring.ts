import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring, TrustedKey } from './token.ts';

/** Looks into the folder each time: a key that is added or taken away counts at once. */
export function openKeyring(folder: string): Keyring {
  return {
    find(kid) {
      const file = readdirSync(folder, { withFileTypes: true }).find(
        (entry) => entry.isFile() && entry.name === `${kid}.json`,
      );
      if (!file) return undefined;
      return JSON.parse(readFileSync(join(folder, file.name), 'utf8')) as TrustedKey;
    },
  };
}
