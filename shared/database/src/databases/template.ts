import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Maintenance } from '../server/maintenance.ts';
import { TEMPLATE_LOCK_CLASS, TEMPLATE_PREFIX } from './names.ts';
import { closeToOthers, ensureStudents, STUDENTS } from './roles.ts';
import { schemaError } from './schema-error.ts';

/**
 * Builds the template of a schema unless the server has it.
 *
 * @returns The template's name.
 * @throws SchemaError where the schema is wrong.
 */
export async function ensureTemplate(maintenance: Maintenance, schema: string): Promise<string> {
  const hash = createHash('sha256').update(schema).digest();
  const template = TEMPLATE_PREFIX + hash.toString('hex').slice(0, 16);
  const lookUp = (): Promise<unknown[]> =>
    maintenance.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if ((await lookUp()).length > 0) return template;

  // A session of its own waits for the lock, so that nothing else in this process waits with it.
  // The lock ends with the session, whatever happens.
  const builder = await maintenance.openBeside();
  try {
    const lock = [TEMPLATE_LOCK_CLASS, hash.readInt32BE()];
    await builder.query('SELECT pg_advisory_lock($1, $2)', lock);
    if ((await lookUp()).length === 0) await build(maintenance, builder, template, schema);
  } finally {
    await builder.end();
  }
  return template;
}

/**
 * The database gets the template's name when it is complete: one cut off half-way has the name of
 * its run, and is swept away like every leftover.
 */
async function build(
  maintenance: Maintenance,
  builder: pg.Client,
  template: string,
  schema: string,
): Promise<void> {
  const draft = maintenance.freshName();
  const { makesRoles, copyClause } = maintenance;
  if (makesRoles) await openToOwners(maintenance);
  const owner = makesRoles ? `OWNER ${STUDENTS}` : '';
  await builder.query(`CREATE DATABASE ${draft} ${owner} ${copyClause}`);
  try {
    const session = await maintenance.open(draft);
    try {
      if (makesRoles) await session.query(`SET ROLE ${STUDENTS}`);
      await session.query(schema);
    } catch (error) {
      throw schemaError(schema, error);
    } finally {
      await session.end();
    }
    // Statements sent together are one transaction: there is no template that is not marked so.
    await builder.query(`
      ALTER DATABASE ${draft} RENAME TO ${template};
      ALTER DATABASE ${template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } catch (error) {
    await builder.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    throw error;
  }
}

/** Students' roles are let into their own databases, and not into those that every server has. */
async function openToOwners(maintenance: Maintenance): Promise<void> {
  await ensureStudents(maintenance);
  for (const database of ['postgres', 'template1']) await closeToOthers(maintenance, database);
}
