import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from '../errors.ts';
import { cloneName, RUN_LOCK_CLASS } from '../databases/names.ts';

export interface MaintenanceOptions {
  /** The database its session lives in. */
  readonly database: string;
  /** How `CREATE DATABASE` is to copy; PostgreSQL before 15 knows only its own way. */
  readonly copyClause: '' | 'STRATEGY FILE_COPY';
  /** Whether this user may make roles, so that each database gets one of its own. */
  readonly makesRoles: boolean;
  url(database: string): string;
  /** Whether the server is known to be gone. */
  isLost(): boolean;
  /** Turns the error of a broken connection into one that says what to do. */
  explain(error: unknown): Error;
}

/**
 * Making a database, dropping another, which can wait for the end of its sessions, and looking at a
 * third need not wait for each other.
 */
const SESSIONS = 3;

/**
 * The few sessions in which this process makes and drops databases. They open when they are needed
 * and, while idle, do not keep the process running.
 *
 * As long as one lives it holds a lock on its run's number: databases that carry a number nobody
 * holds belong to a process that was killed.
 */
export class Maintenance {
  /** Identifies this process's databases. */
  readonly run = randomInt(2 ** 31);
  readonly copyClause: MaintenanceOptions['copyClause'];
  readonly makesRoles: boolean;
  readonly #options: MaintenanceOptions;
  readonly #pool: pg.Pool;
  readonly #running = new Set<Promise<unknown>>();
  #names = 0;

  constructor(options: MaintenanceOptions) {
    this.#options = options;
    this.copyClause = options.copyClause;
    this.makesRoles = options.makesRoles;
    this.#pool = new pg.Pool({
      connectionString: options.url(options.database),
      max: SESSIONS,
      idleTimeoutMillis: 0,
      allowExitOnIdle: true,
      keepAlive: true,
      verify: (client, done) => {
        const lock = 'SELECT pg_advisory_lock_shared($1, $2)';
        client.query(lock, [RUN_LOCK_CLASS, this.run], (error) => done(error));
      },
    });
    // What breaks a session is told by the query under way in it, or it is replaced by the next one.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (session) => session.on('error', () => {}));
  }

  /**
   * Runs one statement.
   *
   * @throws DatabaseUnavailable when the server is gone; what PostgreSQL says about the statement
   *   is thrown as it is.
   */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const running = this.#explained(async () => this.#run<Row>(text, values));
    this.#running.add(running);
    const done = (): boolean => this.#running.delete(running);
    running.then(done, done);
    return running;
  }

  /** A statement that fails leaves its session as it was: with the session, the run's lock would go. */
  async #run<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    const session = await this.#pool.connect();
    try {
      const { rows } = await session.query<Row>(text, values);
      session.release();
      return rows;
    } catch (error) {
      session.release(isBrokenConnection(error));
      throw error;
    }
  }

  /** Opens a further session, for the caller to end. */
  open(database: string): Promise<pg.Client> {
    return this.#explained(async () => {
      const client = new pg.Client({ connectionString: this.#options.url(database) });
      client.on('error', () => {});
      await client.connect();
      return client;
    });
  }

  /** Opens a further session in the database that locks are taken in. */
  openBeside(): Promise<pg.Client> {
    return this.open(this.#options.database);
  }

  /** A name that no other database has, and by which it can be told whose it is. */
  freshName(): string {
    this.#names += 1;
    return cloneName(this.run, this.#names);
  }

  /** Ends the sessions once the statements under way are through. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.#pool.end();
  }

  async #explained<T>(action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (isBrokenConnection(error)) throw this.#options.explain(error);
      // A session may outlive its killed server for a moment, and stumble over files that are gone.
      // That news was sent before, but on another connection: a turn later it has been read.
      await setImmediate();
      throw this.#options.isLost() ? this.#options.explain(error) : error;
    }
  }
}

/** Whether the connection failed, and not the statement. */
function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  // Classes 08 (connection exception) and 57P (operator intervention).
  return /^(08|57P)/.test(codeOf(error) ?? '');
}
