import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages from the registry that an exercise's code may import, sorted. What comes from the
 * course itself is not among them: it changes with every edit.
 *
 * @param home absolute path of the exercise's folder
 */
export function packagesOf(home: string): string[] {
  const file = join(home, 'package.json');
  if (!existsSync(file)) return [];
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.entries(dependencies)
    .filter(([, version]) => !version.startsWith('workspace:'))
    .map(([name]) => name)
    .toSorted();
}

/**
 * Whether code imports a part of a package, such as `graphql/language`. A bundle has no parts: the
 * code would get a second copy beside the bundled one, and the two do not know each other's classes.
 *
 * @param folder absolute path of the code
 */
export function importsParts(folder: string, packages: string[]): boolean {
  if (!existsSync(folder)) return false;
  const part = new RegExp(`['"\`](${packages.map((name) => RegExp.escape(name)).join('|')})/`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .some((entry) => part.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
}
