import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useClone } from '@course/database/testing';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { Databases } from '../src/suite/databases.ts';

const clone = useClone();
const schemaFile = join(clone.root, 'schema.sql');
const databases = new Databases(clone.root);
afterAll(async () => databases.close());

/** The names of a fresh database's tables. */
async function tables(): Promise<string[]> {
  const database = await databases.create(schemaFile);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const sql = `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  const { rows } = await client.query<{ tablename: string }>(sql);
  await client.end();
  await database.drop();
  return rows.map(({ tablename }) => tablename);
}

test('a schema that changed is noticed', async () => {
  writeFileSync(schemaFile, 'CREATE TABLE items ();');
  expect(await tables()).toEqual(['items']);
  writeFileSync(schemaFile, 'CREATE TABLE loans ();');
  expect(await tables()).toEqual(['loans']);
});

test('a schema that was wrong is tried again', async () => {
  writeFileSync(schemaFile, 'CREATE TABEL items ();');
  await expect(databases.create(schemaFile)).rejects.toThrow(/line 1/);
  writeFileSync(schemaFile, 'CREATE TABLE items ();');
  expect(await tables()).toEqual(['items']);
});

test('a server that was killed is replaced', async () => {
  writeFileSync(schemaFile, 'CREATE TABLE items ();');
  await tables();
  process.kill(await clone.postgresPid(), 'SIGKILL');
  await clone.keeperGone();
  expect(await tables()).toEqual(['items']);
});
