/**
 * The rubric's interface without a subject: the suite imports the student's module, as suites are
 * usually written. It exists to be measured beside the real one, and judges nobody.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFactory, leaseServer } from '@course/database';
import pg from 'pg';
import supertest from 'supertest';
import { randomFrom, type Random } from '@course/rubric/random';
import * as student from '@bench/student';
import { afterAll, test } from 'vitest';

export { expect } from 'vitest';

type Module = typeof student;

type Use<Value> = (value: Value) => Promise<void>;

interface InProcess {
  module: Module;
  database: {
    url: string;
    pool: pg.Pool;
    query: (sql: string, values?: unknown[]) => Promise<unknown[]>;
  };
  evaluate: (scenario: (...values: unknown[]) => unknown, argument: unknown) => Promise<unknown>;
  api: unknown;
  random: Random;
}

/** The same signature as the real one. */
export function rubric() {
  const opened = openDatabases();
  afterAll(async () => (await opened)?.close());

  const extended = test.extend<InProcess>({
    module: async ({}, use: Use<Module>) => use(student),
    database: async ({}, use: Use<InProcess['database']>) => {
      const database = await (await opened)?.databases.create();
      const { url = '' } = database ?? {};
      const pool = new pg.Pool({ connectionString: url, max: 10 });
      // The suite's own questions: the app may hold every connection of its pool.
      const asking = new pg.Pool({ connectionString: url, max: 1 });
      for (const each of [pool, asking]) each.on('error', () => {});
      await use({
        url,
        pool,
        query: async (sql, values) => (await asking.query<object>(sql, values)).rows,
      });
      await Promise.all([pool.end(), asking.end()]);
      await database?.drop();
    },
    evaluate: async ({ module }, use) =>
      use(async (scenario, argument) => scenario(module, { sleep, timers: mock.timers }, argument)),
    api: async ({ module, database }, use) => {
      const app = module.createApp({ pool: database.pool });
      const server = createServer(app).listen(0, '127.0.0.1');
      await use(supertest(server));
      server.close();
    },
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
