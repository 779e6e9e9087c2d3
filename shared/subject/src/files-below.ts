import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The regular files below a folder, sorted; none when it is not there.
 *
 * @param folder absolute path
 * @returns absolute paths
 */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Those of them that are TypeScript. */
export function typeScriptBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => file.endsWith('.ts'));
}
