import { codeOf, DatabaseUnavailable } from '../errors.ts';
import type { Server } from '../server/lease-server.ts';
import { activityOf, type Activity } from './activity.ts';
import { closeToOthers, createLogin, type Login } from './roles.ts';
import { sweepOnce } from './sweep.ts';
import { ensureTemplate } from './template.ts';

/** A database of its own, equal to the schema when it is handed out. */
export interface Database {
  /**
   * Its connection string: as a role of its own that owns it and can reach no other database, unless
   * the server's user may not make roles.
   */
  readonly url: string;
  readonly name: string;
  /**
   * What its sessions are at.
   *
   * @throws DatabaseUnavailable when the server is gone.
   */
  activity(): Promise<Activity>;
  /** Removes it, with all sessions in it. Removing what is gone already is no error. */
  drop(): Promise<void>;
}

export interface DatabaseFactory {
  /**
   * Hands out a fresh database. One is always prepared ahead, so this rarely waits.
   *
   * @throws DatabaseUnavailable when the server is gone.
   */
  create(): Promise<Database>;
  /** Drops every database of this factory that is left, the prepared one included. */
  close(): Promise<void>;
}

/** A database, and who may use it. */
interface Clone {
  name: string;
  login: Login | undefined;
}

const NO_SUCH_DATABASE = '3D000';

/**
 * Makes databases from a schema. The schema runs once for each server, in a template that the
 * databases are copies of.
 *
 * @param schema SQL text; it runs as one transaction.
 * @throws SchemaError where the schema is wrong.
 * @throws DatabaseUnavailable when the server is gone.
 */
export async function databaseFactory(server: Server, schema: string): Promise<DatabaseFactory> {
  const { maintenance } = server;
  let template = await ensureTemplate(maintenance, schema);
  const present = new Set<string>();
  const dropping = new Set<Promise<void>>();
  let closed = false;
  let prepared = prepare();
  sweepOnce(maintenance);

  return {
    async create() {
      if (closed) throw new Error('This database factory is closed.');
      const next = prepared;
      prepared = prepare();
      const { name, login } = await next;
      return {
        name,
        url: server.url(name, login),
        activity: async () => activityOf(maintenance, name),
        drop: async () => drop(name),
      };
    },
    async close() {
      if (closed) return;
      closed = true;
      await prepared.catch(() => {});
      await Promise.all([...present].map(drop));
      await Promise.allSettled(dropping);
    },
  };

  function prepare(): Promise<Clone> {
    const preparing = clone();
    // Whoever is handed the database hears of it; until then nobody may.
    preparing.catch(() => {});
    return preparing;
  }

  async function clone(): Promise<Clone> {
    const name = maintenance.freshName();
    const login = maintenance.makesRoles ? await createLogin(maintenance, name) : undefined;
    present.add(name);
    try {
      await copyTemplate(name, login);
    } catch (error) {
      if (codeOf(error) !== NO_SUCH_DATABASE) throw error;
      // Somebody tidied the template away: it is built again.
      template = await ensureTemplate(maintenance, schema);
      await copyTemplate(name, login);
    }
    return { name, login };
  }

  async function copyTemplate(name: string, login: Login | undefined): Promise<void> {
    const copy = `CREATE DATABASE ${name} TEMPLATE ${template} ${maintenance.copyClause}`;
    if (!login) return void (await maintenance.query(copy));
    // Code with another database must not be let in before this one is closed to it.
    await maintenance.query(`${copy} OWNER ${login.user} ALLOW_CONNECTIONS false`);
    await maintenance.query(
      `${closeToOthers(name)}; ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`,
    );
  }

  async function drop(name: string): Promise<void> {
    present.delete(name);
    const dropped = remove(name).finally(() => dropping.delete(dropped));
    dropping.add(dropped);
    return dropped;
  }

  async function remove(name: string): Promise<void> {
    try {
      await maintenance.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (maintenance.makesRoles) await maintenance.query(`DROP ROLE IF EXISTS ${name}`);
    } catch (error) {
      // Gone with its server; should that come back with it, the next run sweeps it away.
      if (!(error instanceof DatabaseUnavailable)) throw error;
    }
  }
}
