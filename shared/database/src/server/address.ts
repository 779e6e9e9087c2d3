import type { Login } from '../databases/roles.ts';
import { DatabaseUnavailable } from '../errors.ts';

/**
 * @param databaseUrl A connection string such as `postgresql://anna@db.example:5432/course`.
 * @throws DatabaseUnavailable `UNREACHABLE` when it is none; it is not shown, for it may contain a
 *   password in a place where nobody would look for one.
 */
export function parseAddress(databaseUrl: string): URL {
  const address = URL.parse(databaseUrl);
  if (address && /^postgres(ql)?:$/.test(address.protocol)) return address;
  throw new DatabaseUnavailable(
    'UNREACHABLE',
    'DATABASE_URL is not a connection string like postgresql://user:password@host:5432/database. ' +
      'Correct it, or unset it to use the embedded server.',
  );
}

/** The address as it may be shown and logged: without password and options. */
export function publicAddress(address: URL): string {
  const shown = new URL(address);
  shown.password = '';
  shown.search = '';
  // A folder given as the host is part of where the server is.
  const host = address.searchParams.get('host');
  if (host !== null) shown.searchParams.set('host', host);
  return shown.href;
}

/** The database the address names; without one PostgreSQL takes the user's name. */
export function databaseOf(address: URL): string {
  return decodeURIComponent(address.pathname.slice(1) || address.username);
}

/** The same server, another database, and another login if one is given. */
export function withDatabase(address: URL, database: string, login?: Login): string {
  const other = new URL(address);
  if (login) Object.assign(other, { username: login.user, password: login.password });
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}
