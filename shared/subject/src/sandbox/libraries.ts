import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Parts of the C library that Node does without, and packages with compiled code may name.
const OTHER_PARTS = ['librt.so.1', 'libutil.so.1'];

interface Report {
  sharedObjects: string[];
}

let known: string[] | undefined;

/**
 * Absolute paths of the shared libraries that this Node has loaded, the loader among them, and of the
 * rest of the C library.
 */
export function nodeLibraries(): string[] {
  if (known) return known;
  // Asking for the names of its connections' other ends could take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects } = process.report.getReport() as unknown as Report;
  // The kernel's own page has a name and no file.
  const loaded = sharedObjects.filter((name) => name.startsWith('/') && name !== process.execPath);
  const folders = new Set(loaded.map((name) => dirname(name)));
  const others = [...folders].flatMap((folder) => OTHER_PARTS.map((name) => join(folder, name)));
  known = [...new Set([...loaded, ...others.filter((file) => existsSync(file))])];
  return known;
}
