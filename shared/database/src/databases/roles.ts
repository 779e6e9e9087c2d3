import { randomBytes } from 'node:crypto';
import { codeOf } from '../errors.ts';
import type { Maintenance } from '../server/maintenance.ts';

/**
 * Owns what the schemas make, and no database: an owner may open one that is closed. Nobody logs in as
 * it; the owner of each database belongs to it.
 */
export const STUDENTS = 'course_student';

/** More than an exercise needs, and few enough to leave the server some for the others. */
const CONNECTIONS = 60;

const EXISTS = new Set(['42710', '23505']);

/** Who may use one database, and none but it. */
export interface Login {
  user: string;
  password: string;
}

/** Makes the role that owns the templates' tables, unless the server has it. */
export async function ensureStudents(maintenance: Maintenance): Promise<void> {
  try {
    await maintenance.query(`CREATE ROLE ${STUDENTS} NOLOGIN`);
  } catch (error) {
    // Somebody else was quicker; that can also show itself as a violated unique index.
    if (!EXISTS.has(codeOf(error) ?? '')) throw error;
  }
}

/**
 * Makes a role for one database, of the same name. It can do anything in there, and cannot even
 * connect to another, once each is closed ({@link closeToOthers}).
 */
export async function createLogin(maintenance: Maintenance, user: string): Promise<Login> {
  const password = randomBytes(12).toString('hex');
  await maintenance.query(
    `CREATE ROLE ${user} LOGIN PASSWORD '${password}' CONNECTION LIMIT ${CONNECTIONS}
       IN ROLE ${STUDENTS}`,
  );
  return { user, password };
}

/** The statement that lets nobody but its owner connect to a database. */
export function closeToOthers(database: string): string {
  return `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`;
}
