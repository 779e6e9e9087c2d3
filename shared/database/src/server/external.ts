import pg from 'pg';
import { codeOf, DatabaseUnavailable, messageOf } from '../errors.ts';
import { databaseOf, parseAddress, publicAddress, withDatabase } from './address.ts';
import type { Login } from '../databases/roles.ts';
import type { Backend } from './backend.ts';
import { Maintenance } from './maintenance.ts';

const CONNECT_WITHIN = 10_000;

interface Facts {
  version: string;
  may_create: boolean;
  is_superuser: boolean;
}

/**
 * A server that somebody else runs.
 *
 * @param databaseUrl Connects to an existing database as a user who may create others. Not through
 *   a pooler that shares sessions between transactions: locks here last as long as a session.
 * @throws DatabaseUnavailable `UNREACHABLE` or `NOT_ALLOWED`, with the address but no password.
 */
export async function externalBackend(databaseUrl: string): Promise<Backend> {
  const address = parseAddress(databaseUrl);
  const shown = publicAddress(address);
  const facts = await introduce(databaseUrl, shown);
  if (!facts.may_create) {
    throw new DatabaseUnavailable(
      'NOT_ALLOWED',
      `The user of DATABASE_URL (${shown}) may not create databases. ` +
        'Let an administrator run ALTER ROLE … CREATEDB for it, or unset DATABASE_URL.',
    );
  }
  const url = (database: string, login?: Login): string => withDatabase(address, database, login);
  const maintenance = new Maintenance({
    database: databaseOf(address),
    // A file copy would force checkpoints on everybody else who uses the server.
    copyClause: '',
    // Others need more rights than can be asked for; their databases are their own user's.
    makesRoles: facts.is_superuser,
    url,
    isLost: () => false,
    explain: (error) => unreachable(shown, error),
  });
  return {
    version: facts.version,
    maintenance,
    url,
    isLost: () => false,
    close: () => maintenance.close(),
  };
}

async function introduce(connectionString: string, shown: string): Promise<Facts> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_WITHIN });
  // What breaks is reported by the call that needed it; the event needs a listener all the same.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
              rolcreatedb OR rolsuper AS may_create, rolsuper AS is_superuser
         FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0] ?? { version: 'unknown', may_create: false, is_superuser: false };
  } catch (error) {
    // Class 28 is "invalid authorization"; a role may also lack the right to connect (42501).
    const code = codeOf(error);
    if (!code?.startsWith('28') && code !== '42501') throw unreachable(shown, error);
    throw new DatabaseUnavailable(
      'NOT_ALLOWED',
      `The PostgreSQL server of DATABASE_URL (${shown}) refused the login: ${messageOf(error)}. ` +
        'Correct the user and the password in DATABASE_URL, or unset it.',
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

function unreachable(shown: string, error: unknown): DatabaseUnavailable {
  // A refused connection to a name with several addresses has a code but no message.
  const why = messageOf(error) || codeOf(error);
  return new DatabaseUnavailable(
    'UNREACHABLE',
    `The PostgreSQL server of DATABASE_URL (${shown}) cannot be used: ${why}. ` +
      'Start it, correct DATABASE_URL, or unset it to use the embedded server.',
    { cause: error },
  );
}
