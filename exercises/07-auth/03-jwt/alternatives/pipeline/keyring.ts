import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring, TrustedKey } from './token.ts';

/** Knows the names from the beginning, and reads a key when a token asks for it. */
export function openKeyring(folder: string): Keyring {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    find(kid) {
      const file = files.find(({ name }) => name === `${kid}.json`);
      if (!file) return undefined;
      return JSON.parse(readFileSync(join(folder, file.name), 'utf8')) as TrustedKey;
    },
  };
}
