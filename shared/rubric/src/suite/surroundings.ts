import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { bubblewrapDriver, processDriver, type Driver } from '@course/subject';
import type { Exercise } from '../course/course.ts';
import { readsOfKit } from '../course/kit.ts';

/** Where a worker's subjects run. */
export interface Surroundings {
  driver: Driver;
  /** Absolute paths of what they read, beside what their driver shows to everyone. */
  reads: readonly string[];
}

const OPEN: Surroundings = { driver: processDriver, reads: [] };

/**
 * Plain child processes; or a sandbox, when the judge has confined the worker. A confined worker's
 * temporary folder is its own: the code that is judged lies in it, and nothing of anybody else's.
 *
 * @param root absolute path of the repository
 */
export function surroundings(root: string, { folder, manifest }: Exercise): Surroundings {
  if (!process.env.COURSE_CONFINED) return OPEN;
  const socket = manifest.database ? socketOf(process.env.DATABASE_URL) : undefined;
  return {
    driver: bubblewrapDriver,
    reads: [
      join(root, 'node_modules'),
      ...readsOfKit(root),
      join(folder, 'node_modules'),
      join(folder, 'package.json'),
      tmpdir(),
      ...(socket ? [socket] : []),
    ],
  };
}

/** PostgreSQL's socket, without the folder around it: there is no other way in from a sandbox. */
function socketOf(databaseUrl = ''): string | undefined {
  const address = URL.parse(databaseUrl);
  const folder = address?.searchParams.get('host');
  return folder ? join(folder, `.s.PGSQL.${address?.port || '5432'}`) : undefined;
}
