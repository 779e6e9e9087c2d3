import type { Maintenance } from '../server/maintenance.ts';
import { RUN_LOCK_CLASS, runOf, TEMPLATE_PREFIX } from './names.ts';

/** Schemas change while one works on them: so many templates are worth their disk space. */
const TEMPLATES_KEPT = 30;

const swept = new WeakSet<Maintenance>();

/**
 * Drops, in the background and once for each process, what killed processes left on the server.
 * It is a courtesy: what goes wrong here is left to the next process.
 */
export function sweepOnce(maintenance: Maintenance): void {
  if (swept.has(maintenance)) return;
  swept.add(maintenance);
  sweep(maintenance).catch(() => {});
}

async function sweep(maintenance: Maintenance): Promise<void> {
  for (const name of await leftovers(maintenance)) {
    await maintenance.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    if (maintenance.makesRoles) await maintenance.query(`DROP ROLE IF EXISTS ${name}`);
  }
  for (const name of await surplusTemplates(maintenance)) {
    await maintenance.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
    await maintenance.query(`DROP DATABASE IF EXISTS ${name}`);
  }
}

/** Databases, and roles without one, of runs whose process no longer holds its lock. */
async function leftovers(maintenance: Maintenance): Promise<string[]> {
  // In this order: a run locks its number before it makes its first database, so whatever is
  // listed here and not locked below had its process end in between or before.
  const databases = await databasesAndRoles(maintenance);
  const locks = await maintenance.query<{ run: string }>(
    `SELECT objid::bigint AS run FROM pg_locks
      WHERE locktype = 'advisory' AND classid = $1 AND objsubid = 2`,
    [RUN_LOCK_CLASS],
  );
  const alive = new Set(locks.map(({ run }) => Number(run)));
  return databases.filter((name) => {
    const run = runOf(name);
    return run !== undefined && !alive.has(run);
  });
}

async function surplusTemplates(maintenance: Maintenance): Promise<string[]> {
  return (await templatesByAge(maintenance)).slice(TEMPLATES_KEPT);
}

/** Each database of a run has a role of its name, which is made before it and dropped after it. */
async function databasesAndRoles(maintenance: Maintenance): Promise<string[]> {
  const rows = await maintenance.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database
      WHERE datname LIKE 'course\\_%' AND pg_has_role(datdba, 'MEMBER')
      UNION SELECT rolname FROM pg_roles
      WHERE rolname LIKE 'course\\_%' AND pg_has_role(oid, 'MEMBER')`,
  );
  return rows.map(({ name }) => name);
}

async function templatesByAge(maintenance: Maintenance): Promise<string[]> {
  const rows = await maintenance.query<{ datname: string }>(
    `SELECT datname FROM pg_database
      WHERE datname LIKE $1 AND pg_has_role(datdba, 'MEMBER')
      ORDER BY oid DESC`,
    [`${TEMPLATE_PREFIX.replaceAll('_', '\\_')}%`],
  );
  return rows.map(({ datname }) => datname);
}
