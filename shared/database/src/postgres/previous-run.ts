import { codeOf, DatabaseUnavailable } from '../errors.ts';
import { waitFor } from '../wait.ts';
import { readPassword, SUPERUSER } from './cluster.ts';
import { removeRun } from './places.ts';
import { signalServer, type Programs } from './programs.ts';
import { readServerLock } from './server-lock.ts';
import type { Listening } from './settings.ts';

/** What a run must be cleaned up by, should its keeper be killed. */
export interface RunRecord {
  readonly run: string;
  readonly data: string;
  readonly listening: Listening;
}

export function isRunRecord(value: unknown): value is RunRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'run' in value &&
    typeof value.run === 'string' &&
    'data' in value &&
    typeof value.data === 'string' &&
    'listening' in value &&
    typeof value.listening === 'object'
  );
}

/**
 * Ends what a killed keeper left: its PostgreSQL, which runs on without it, and its run's folder.
 *
 * @throws DatabaseUnavailable `START_FAILED` when that PostgreSQL does not end.
 */
export async function endPreviousRun(record: RunRecord, programs: Programs): Promise<void> {
  const lock = await readServerLock(record.data);
  // Negative process ids are initdb's, which ends by itself once its folder is gone.
  if (lock && lock.pid > 0 && isAlive(lock.pid) && (await answersAsOurs(record, lock.pid))) {
    await stopForeign(programs, lock.pid);
  }
  await removeRun(record);
}

/**
 * Whether the server at the record's address is the one that runs on the record's data. The process
 * id alone proves nothing: after a restart it may be anybody's.
 */
async function answersAsOurs({ data, listening }: RunRecord, pid: number): Promise<boolean> {
  const password = await readPassword(data);
  if (password === undefined) return false;
  // Loaded here, for it is rarely needed and would slow every start.
  const { default: pg } = await import('pg');
  const answer = await waitFor(
    async () => {
      const client = new pg.Client({
        ...listening,
        user: SUPERUSER,
        password,
        database: 'postgres',
        ssl: false,
        connectionTimeoutMillis: 5_000,
      });
      // A connection that breaks is reported by the query; the event needs a listener all the same.
      client.on('error', () => {});
      try {
        await client.connect();
        const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
        return rows[0]?.data_directory === data;
      } catch (error) {
        return isAlive(pid) && isBusy(error) ? undefined : false;
      } finally {
        await client.end();
      }
    },
    { within: 10_000, every: 50 },
  );
  return answer ?? false;
}

/** Starting or ending (57P03), or full (53300): a server that will answer otherwise soon. */
function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === '57P03' || code === '53300';
}

async function stopForeign(programs: Programs, pid: number): Promise<void> {
  for (const signal of ['INT', 'QUIT'] as const) {
    await signalServer(programs, pid, signal);
    const gone = await waitFor(() => !isAlive(pid) || undefined, { within: 5_000, every: 10 });
    if (gone) return;
  }
  throw new DatabaseUnavailable(
    'START_FAILED',
    `A PostgreSQL of an earlier run does not end. End process ${pid} and try again.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but another user's.
    return codeOf(error) === 'EPERM';
  }
}
