import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DatabaseUnavailable } from '../errors.ts';

const run = promisify(execFile);

/** A user of the operating system that PostgreSQL runs as in root's place. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who PostgreSQL runs as, or `undefined` for the user we already are.
 *
 * PostgreSQL refuses to run as root. No user is made for it: every system has a `nobody`.
 *
 * @throws DatabaseUnavailable `START_FAILED` when root has nobody to hand PostgreSQL to.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user: the next.
    }
  }
  throw new DatabaseUnavailable(
    'START_FAILED',
    'PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it as. ' +
      'Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}
