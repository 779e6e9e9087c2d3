import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../files-below.ts';

/**
 * The packages that an exercise's code may import, sorted.
 *
 * @param home absolute path of the exercise's folder
 */
export function packagesOf(home: string): string[] {
  return Object.keys(dependenciesOf(home)).toSorted();
}

/**
 * The text of those packages that come from the course itself, such as the kit. No lockfile tells when
 * they change.
 *
 * @param home absolute path of the exercise's folder
 */
export function ownSources(home: string): string[] {
  return (
    Object.entries(dependenciesOf(home))
      .filter(([, version]) => version.startsWith('workspace:'))
      .map(([name]) => join(home, 'node_modules', name))
      .flatMap((folder) => [join(folder, 'package.json'), ...filesBelow(join(folder, 'src'))])
      // What is not installed cannot be bundled either: that is told where it is imported.
      .filter((file) => existsSync(file))
      .toSorted()
      .map((file) => readFileSync(file, 'utf8'))
  );
}

function dependenciesOf(home: string): Record<string, string> {
  const file = join(home, 'package.json');
  if (!existsSync(file)) return {};
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return dependencies;
}

/**
 * Whether code imports a part of a package, such as `graphql/language`. A bundle has no parts: the
 * code would get a second copy beside the bundled one, and the two do not know each other's classes.
 *
 * @param folder absolute path of the code
 */
export function importsParts(folder: string, packages: string[]): boolean {
  if (packages.length === 0) return false;
  const part = new RegExp(`['"\`](${packages.map((name) => RegExp.escape(name)).join('|')})/`);
  return filesBelow(folder)
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .some((file) => part.test(readFileSync(file, 'utf8')));
}
