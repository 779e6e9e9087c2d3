import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useClone } from '@course/database/testing';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { Databases } from '../src/suite/databases.ts';
import { judgeDatabase, type JudgeDatabase } from '../src/suite/fixtures/judge-database.ts';

const LOCK = 'LOCK TABLE items IN SHARE MODE';
const ADD = 'INSERT INTO items DEFAULT VALUES';

const clone = useClone();
const schemaFile = join(clone.root, 'schema.sql');
writeFileSync(schemaFile, 'CREATE TABLE items (id integer GENERATED ALWAYS AS IDENTITY);');
const databases = new Databases(clone.root);
afterAll(async () => databases.close());

async function openOne(patience?: number): Promise<JudgeDatabase> {
  const fresh = await databases.create(schemaFile);
  const { database, end } = judgeDatabase(fresh, patience);
  onTestFinished(async () => {
    await end();
    await fresh.drop();
  });
  return database;
}

async function count(database: JudgeDatabase): Promise<unknown> {
  return database.query('SELECT count(*)::integer AS items FROM items');
}

test('who wants what is locked waits until it is given up', async () => {
  const database = await openOne();
  const { adding, waited } = await database.holding(LOCK, async () => {
    const both = Promise.all([database.query(ADD), database.query(ADD)]);
    const seen: number[] = [];
    await database.standstill((waiting) => seen.push(waiting) > 0 && waiting === 2);
    expect(await count(database)).toEqual([{ items: 0 }]);
    return { adding: both, waited: seen.at(-1) };
  });
  await adding;
  expect(waited).toBe(2);
  expect(await count(database)).toEqual([{ items: 2 }]);
});

test('a lock is given up too when what happens meanwhile fails', async () => {
  const database = await openOne();
  const failing = database.holding(LOCK, async () => {
    throw new Error('meanwhile');
  });
  await expect(failing).rejects.toThrow('meanwhile');
  await database.query(ADD);
});

test('a transaction that was left open is told, and not waited for without end', async () => {
  const database = await openOne(100);
  const waiting = database.holding('LOCK TABLE items IN EXCLUSIVE MODE', async () =>
    database.query(ADD),
  );
  await expect(waiting).rejects.toMatchObject({ kind: 'transaction-open' });
});

test('nobody waits for ever for those who never come', async () => {
  const database = await openOne();
  const seen: number[] = [];
  await database.standstill((waiting) => seen.push(waiting) < 0);
  expect(new Set(seen)).toEqual(new Set([0]));
});
