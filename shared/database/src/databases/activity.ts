import type { Maintenance } from '../server/maintenance.ts';

/** What the sessions of a database are at. */
export interface Activity {
  /** How many of them wait for a lock. */
  waiting: number;
  /** Changes when a session comes, goes or begins a statement. */
  moved: string;
}

/**
 * Looks at the sessions of a database from outside: it is no session of that database who looks.
 *
 * @see https://www.postgresql.org/docs/18/monitoring-stats.html#MONITORING-PG-STAT-ACTIVITY-VIEW
 */
export async function activityOf(maintenance: Maintenance, name: string): Promise<Activity> {
  const [activity] = await maintenance.query<Activity>(
    `SELECT count(*) FILTER (WHERE wait_event_type = 'Lock')::integer AS waiting,
            concat(count(*), ' ', max(query_start)) AS moved
       FROM pg_stat_activity WHERE datname = $1`,
    [name],
  );
  return activity ?? { waiting: 0, moved: '' };
}
