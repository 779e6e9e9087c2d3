import { randomBytes } from 'node:crypto';
import type { CodeFiles } from '@course/rubric/course';
import pg from 'pg';
import { Judged } from '../judging/judged.ts';
import { FORMAT, SCHEMA, TABLES } from './schema.ts';

/** Two that make the tables at once would get in each other's way. */
const SETUP_LOCK = 1_668_248_948;

/** How many rows go to the server at a time. */
const BATCH = 500;

/** The store cannot be used, or was made by another version of the product. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /** Tells whatever kept the store from being opened as a fault of its database. */
  static of(error: unknown): StoreError {
    if (error instanceof StoreError) return error;
    const { message } = error as Error;
    return new StoreError(`The store's database cannot be used: ${message}`, { cause: error });
  }
}

/**
 * Everything that grading must not lose, in PostgreSQL. Whatever is stored is stored once, by a hash
 * of what it depends on: storing it again changes nothing.
 */
export class Store {
  readonly url: string;
  readonly #pool: pg.Pool;

  private constructor(url: string, pool: pg.Pool) {
    this.url = url;
    this.#pool = pool;
  }

  /**
   * Opens the store, and makes its tables if there are none.
   *
   * @param url the connection string of a database in which schemas may be made
   * @throws StoreError
   */
  static async open(url: string): Promise<Store> {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    // A connection that breaks while idle is replaced; one in use tells its query.
    pool.on('error', () => {});
    try {
      await setUp(pool);
      return new Store(url, pool);
    } catch (error) {
      await pool.end();
      throw StoreError.of(error);
    }
  }

  /** Keeps code, for whoever is to judge it. */
  async saveCode(code: ReadonlyMap<string, CodeFiles>): Promise<void> {
    for (const part of batches([...code])) {
      await this.#pool.query(
        `INSERT INTO ${SCHEMA}.code (hash, files)
           SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
        [part.map(([hash]) => hash), part.map(([, files]) => JSON.stringify(files))],
      );
    }
  }

  /** @throws StoreError when it was never saved */
  async code(hash: string): Promise<CodeFiles> {
    const sql = `SELECT files FROM ${SCHEMA}.code WHERE hash = $1`;
    const { rows } = await this.#pool.query<{ files: string }>(sql, [hash]);
    if (!rows[0]) throw new StoreError(`The store has no code ${hash}.`);
    return JSON.parse(rows[0].files) as CodeFiles;
  }

  /** Keeps what was found; the first finding stays. */
  async saveJudged(key: string, judged: Judged, worker: string): Promise<void> {
    await this.#pool.query(
      `INSERT INTO ${SCHEMA}.judging (key, judged, worker) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING`,
      [key, JSON.stringify(judged), worker],
    );
  }

  /** Forgets findings, so that they are made again. */
  async forget(keys: readonly string[]): Promise<void> {
    await this.#pool.query(`DELETE FROM ${SCHEMA}.judging WHERE key = ANY($1)`, [keys]);
  }

  /** Forgets where judging failed: it may work now. */
  async forgetProblems(keys: readonly string[]): Promise<void> {
    const problems = [...(await this.judged(keys))].filter(([, judged]) => 'problem' in judged);
    await this.forget(problems.map(([key]) => key));
  }

  /** Which of the keys have a finding. */
  async known(keys: readonly string[]): Promise<Set<string>> {
    const sql = `SELECT key FROM ${SCHEMA}.judging WHERE key = ANY($1)`;
    const { rows } = await this.#pool.query<{ key: string }>(sql, [keys]);
    return new Set(rows.map(({ key }) => key));
  }

  /** The findings of these keys. */
  async judged(keys: readonly string[]): Promise<Map<string, Judged>> {
    const found = new Map<string, Judged>();
    for (const part of batches(keys)) {
      const sql = `SELECT key, judged FROM ${SCHEMA}.judging WHERE key = ANY($1)`;
      const { rows } = await this.#pool.query<{ key: string; judged: string }>(sql, [part]);
      for (const { key, judged } of rows) found.set(key, Judged.parse(JSON.parse(judged)));
    }
    return found;
  }

  /** What random inputs are drawn from, unless somebody names a seed: drawn once for the store. */
  async seed(): Promise<string> {
    const fresh = randomBytes(8).toString('hex');
    await this.#pool.query(
      `INSERT INTO ${SCHEMA}.seed SELECT $1 WHERE NOT EXISTS (SELECT FROM ${SCHEMA}.seed)`,
      [fresh],
    );
    const { rows } = await this.#pool.query<{ seed: string }>(`SELECT seed FROM ${SCHEMA}.seed`);
    return rows[0]?.seed ?? fresh;
  }

  /** Tells workers which edition of the course is graded with. */
  async announceEdition(edition: string): Promise<void> {
    await this.#pool.query(
      `WITH earlier AS (DELETE FROM ${SCHEMA}.edition) INSERT INTO ${SCHEMA}.edition VALUES ($1)`,
      [edition],
    );
  }

  /** The edition that was graded with last; undefined before the first time. */
  async edition(): Promise<string | undefined> {
    const sql = `SELECT edition FROM ${SCHEMA}.edition`;
    return (await this.#pool.query<{ edition: string }>(sql)).rows[0]?.edition;
  }

  /** Rejects when the database is gone. */
  async check(): Promise<void> {
    await this.#pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

async function setUp(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    await client.query(TABLES);
    const { rows } = await client.query<{ version: number }>(
      `SELECT version FROM ${SCHEMA}.format`,
    );
    await client.query('SELECT pg_advisory_unlock($1)', [SETUP_LOCK]);
    const version = rows[0]?.version;
    if (version === FORMAT) return;
    throw new StoreError(
      `The store has the format ${version}, and this edition of the course reads ${FORMAT}. ` +
        `Grade with the edition that made it, or drop its schema "${SCHEMA}".`,
    );
  } finally {
    client.release();
  }
}

function batches<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / BATCH);
  return Array.from({ length: count }, (_, n) => values.slice(n * BATCH, (n + 1) * BATCH));
}
