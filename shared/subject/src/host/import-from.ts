import { join } from 'node:path';
import { constants, Script } from 'node:vm';

/**
 * Imports a package as if a module in `folder` imported it, so that the host and the student's
 * code share one copy of it.
 *
 * @param folder an absolute folder, whose `node_modules` (or a parent's) holds the package
 */
export async function importFrom(folder: string, specifier: string): Promise<unknown> {
  const importer = new Script('(specifier) => import(specifier)', {
    filename: join(folder, 'import-from.js'),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as (specifier: string) => Promise<unknown>;
  return importer(specifier);
}
