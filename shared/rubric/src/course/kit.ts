import { join } from 'node:path';

/** Where the kit lies, which the code of exercises imports by the name `@course/kit`. */
export const KIT = 'shared/kit';

/**
 * What a confined process reads of the kit. An exercise's `node_modules` only has a link to it, and of
 * `shared/` nothing else is anybody's business.
 *
 * @param root absolute path of the repository
 * @returns absolute paths
 */
export function readsOfKit(root: string): string[] {
  return ['package.json', 'src', 'node_modules'].map((name) => join(root, KIT, name));
}
