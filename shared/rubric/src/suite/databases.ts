import { readFileSync } from 'node:fs';
import type { Database, DatabaseFactory, Server } from '@course/database';

/** A lease on the server, and what copies the schema in it. */
interface Source {
  schema: string;
  server: Promise<Server>;
  factory: Promise<DatabaseFactory>;
}

/** The databases of one worker. What makes them is kept from run to run. */
export class Databases {
  readonly #root: string;
  #source: Source | undefined;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Hands out a fresh database. A server that was lost since it was last used is replaced; one that
   * cannot be reached is tried again for the next database.
   *
   * @param schemaFile absolute path of the SQL that makes it
   * @throws DatabaseUnavailable | SchemaError
   */
  async create(schemaFile: string): Promise<Database> {
    const known = this.#source;
    const source = await this.#sourceOf(schemaFile);
    try {
      return await (await source.factory).create();
    } catch (error) {
      await this.close();
      if (source !== known) throw error;
      return this.create(schemaFile);
    }
  }

  /** Starts ahead what {@link create} needs; what goes wrong is told when a database is asked for. */
  prepare(schemaFile: string): void {
    this.#sourceOf(schemaFile).catch(() => {});
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    const source = this.#source;
    this.#source = undefined;
    await source?.factory.then((factory) => factory.close()).catch(() => {});
    await source?.server.then((server) => server.release()).catch(() => {});
  }

  async #sourceOf(schemaFile: string): Promise<Source> {
    const schema = readFileSync(schemaFile, 'utf8');
    if (this.#source && this.#source.schema !== schema) await this.close();
    this.#source ??= openSource(this.#root, schema);
    return this.#source;
  }
}

function openSource(root: string, schema: string): Source {
  // Most exercises need no database: they are spared the loading of its client.
  const library = import('@course/database');
  const databaseUrl = process.env.DATABASE_URL;
  const server = library.then(({ leaseServer }) =>
    leaseServer({ root, ...(databaseUrl && { databaseUrl }) }),
  );
  const factory = Promise.all([library, server]).then(([{ databaseFactory }, leased]) =>
    databaseFactory(leased, schema),
  );
  // Heard by whoever asks for a database; until then by nobody.
  factory.catch(() => {});
  return { schema, server, factory };
}
