/**
 * - `UNREACHABLE`: nothing answers at the given address, or what answers turns every session away.
 * - `NOT_ALLOWED`: the server answers, but not to this user, or the user may not create databases.
 * - `START_FAILED`: the embedded PostgreSQL could not be prepared or started.
 * - `LEASE_LOST`: the embedded PostgreSQL ended while it was in use.
 */
export type UnavailableCode = 'UNREACHABLE' | 'NOT_ALLOWED' | 'START_FAILED' | 'LEASE_LOST';

/** There is no database to work with. The message says what to do about it. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code: UnavailableCode;

  constructor(code: UnavailableCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What was thrown, as one sentence for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system or PostgreSQL error (`ENOENT`, `57P01`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
