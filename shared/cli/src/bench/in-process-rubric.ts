/**
 * The rubric's interface without a subject: the suite imports the student's module, as suites are
 * usually written. It exists to be measured beside the real one, and judges nobody.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFactory, leaseServer } from '@course/database';
import pg from 'pg';
import supertest from 'supertest';
import { randomFrom, type Random } from '@course/rubric/random';
import { judgeDatabase, type JudgeDatabase } from '@course/rubric/judge-database';
import { CONNECTIONS } from '@course/subject/connections';
import * as student from '@bench/student';
import { afterAll, test } from 'vitest';

export { expect } from 'vitest';
export { CONNECTIONS };

type Module = typeof student;

type Use<Value> = (value: Value) => Promise<void>;

interface InProcess {
  module: Module;
  database: JudgeDatabase;
  pool: pg.Pool;
  evaluate: (scenario: (...values: unknown[]) => unknown, argument: unknown) => Promise<unknown>;
  serve: (settings?: object) => Promise<{ api: unknown }>;
  api: unknown;
  random: Random;
}

/** An exercise without a database may ask for its pool, as every app gets one; it stays unused. */
const NO_DATABASE = { url: '', activity: async () => ({ waiting: 0, moved: '' }) };

/** The same signature as the real one. */
export function rubric() {
  const opened = openDatabases();
  afterAll(async () => (await opened)?.close());

  const extended = test.extend<InProcess>({
    module: async ({}, use: Use<Module>) => use(student),
    database: async ({}, use: Use<JudgeDatabase>) => {
      const fresh = await (await opened)?.databases.create();
      const { database, end } = judgeDatabase(fresh ?? NO_DATABASE);
      await use(database);
      await end();
      await fresh?.drop();
    },
    // The app's own connections: it may hold every one of them.
    pool: async ({ database }, use: Use<pg.Pool>) => {
      const pool = new pg.Pool({ connectionString: database.url, max: CONNECTIONS });
      pool.on('error', () => {});
      await use(pool);
      await pool.end();
    },
    evaluate: async ({ module }, use) =>
      use(async (scenario, argument) => scenario(module, { sleep, timers: mock.timers }, argument)),
    serve: async ({ module, pool }, use: Use<InProcess['serve']>) => {
      const servers: Server[] = [];
      await use(async (settings = {}) => {
        const app = module.createApp({ pool, ...settings });
        const server = createServer(app).listen(0, '127.0.0.1');
        servers.push(server);
        return { api: supertest(server) };
      });
      for (const server of servers) server.close();
    },
    api: async ({ serve }, use) => use((await serve()).api),
    random: async ({ task }, use) => use(randomFrom(task.name)),
  });
  return (id: string, attempt: (fixtures: InProcess) => Promise<void>) => extended(id, attempt);
}

async function openDatabases() {
  const { BENCH_ROOT: root, BENCH_SCHEMA: schema } = process.env;
  if (!root || !schema) return undefined;
  const server = await leaseServer({ root });
  const databases = await databaseFactory(server, readFileSync(schema, 'utf8'));
  return {
    databases,
    async close() {
      await databases.close();
      await server.release();
    },
  };
}
