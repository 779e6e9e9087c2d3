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
import { standstill } from '@course/rubric/standstill';
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
    query: Parameters<typeof standstill>[0];
    standstill: (isEnough: (waiting: number) => boolean) => Promise<void>;
  };
  evaluate: (scenario: (...values: unknown[]) => unknown, argument: unknown) => Promise<unknown>;
  serve: (settings?: object) => Promise<{ api: unknown }>;
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
      const query: InProcess['database']['query'] = async <Row extends object>(
        sql: string,
        values?: unknown[],
      ) => (await asking.query<Row>(sql, values)).rows;
      await use({
        url,
        pool,
        query,
        standstill: async (isEnough) => standstill(query, isEnough),
      });
      await Promise.all([pool.end(), asking.end()]);
      await database?.drop();
    },
    evaluate: async ({ module }, use) =>
      use(async (scenario, argument) => scenario(module, { sleep, timers: mock.timers }, argument)),
    serve: async ({ module, database }, use: Use<InProcess['serve']>) => {
      const servers: Server[] = [];
      await use(async (settings = {}) => {
        const app = module.createApp({ pool: database.pool, ...settings });
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
