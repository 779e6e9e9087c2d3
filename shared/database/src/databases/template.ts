import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Maintenance } from '../server/maintenance.ts';
import { SERVER_LOCK_CLASS, TEMPLATE_LOCK_CLASS, TEMPLATE_PREFIX } from './names.ts';
import { closeToOthers, ensureStudents, STUDENTS } from './roles.ts';
import { schemaError } from './schema-error.ts';

/** Counted up when templates are built in another way than before. */
const FORMAT = 2;

/**
 * Builds the template of a schema unless the server has it.
 *
 * @returns The template's name.
 * @throws SchemaError where the schema is wrong.
 */
export async function ensureTemplate(maintenance: Maintenance, schema: string): Promise<string> {
  const hash = createHash('sha256').update(`${FORMAT}\n${schema}`).digest();
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
  await builder.query(`CREATE DATABASE ${draft} ${copyClause}`);
  try {
    if (makesRoles) await closeServer(maintenance, builder, draft);
    const session = await maintenance.open(draft);
    try {
      if (makesRoles) await becomeStudents(session, draft);
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

/** Students' roles are let into their own databases: not into a template, nor what every server has. */
async function closeServer(
  maintenance: Maintenance,
  builder: pg.Client,
  draft: string,
): Promise<void> {
  await ensureStudents(maintenance);
  // PostgreSQL fails where two change the same database at once: they take turns, until each commits.
  await builder.query(`
    SELECT pg_advisory_xact_lock(${SERVER_LOCK_CLASS}, 0);
    ${['postgres', 'template1', draft].map(closeToOthers).join(';')}`);
}

/** Lets the schema make what it likes, extensions too, in the name of all students. */
async function becomeStudents(session: pg.Client, draft: string): Promise<void> {
  await session.query(`
    GRANT CREATE ON DATABASE ${draft} TO ${STUDENTS};
    GRANT ALL ON SCHEMA public TO ${STUDENTS};
    SET ROLE ${STUDENTS}`);
}
