import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { databaseFactory, type Server } from '../../src/index.ts';
import { useClone } from '../support/clone.ts';
import { startClient } from '../support/processes.ts';

const clone = useClone();

const SCHEMA = `
  CREATE TABLE book (id int GENERATED ALWAYS AS IDENTITY, title text NOT NULL);
  INSERT INTO book (title) VALUES ('Kalevala');`;

test('each database starts from the schema and sees nothing of the others', async () => {
  const factory = await databaseFactory(await clone.lease(), SCHEMA);
  const [one, other] = await Promise.all([factory.create(), factory.create()]);
  await query(one.url, "INSERT INTO book (title) VALUES ('Sinuhe')");
  const titles = 'SELECT id, title FROM book ORDER BY id';
  expect(await query(one.url, titles)).toHaveLength(2);
  expect(await query(other.url, titles)).toEqual([{ id: 1, title: 'Kalevala' }]);
  await factory.close();
});

test('a database is dropped under those who still use it, and only once', async () => {
  const server = await clone.lease();
  const factory = await databaseFactory(server, SCHEMA);
  const database = await factory.create();
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => {});
  await pool.query('SELECT FROM book');
  await database.drop();
  await database.drop();
  expect(await names(server)).not.toContain(database.name);
  await pool.end();
  await factory.close();
});

test('closing drops what is left, the database prepared ahead included', async () => {
  const server = await clone.lease();
  const before = await names(server);
  const factory = await databaseFactory(server, 'CREATE TABLE closing ()');
  await factory.create();
  await factory.close();
  await factory.close();
  const left = (await names(server)).filter((name) => !before.includes(name));
  expect(left).toEqual([expect.stringMatching(/^course_template_[0-9a-f]{16}$/)]);
  await expect(factory.create()).rejects.toThrow('closed');
});

test('four processes with one schema build it once', async () => {
  // A second build would fail when it takes the first one's name.
  const schema = 'CREATE TABLE raced ();';
  const clients = [1, 2, 3, 4].map(() => startClient('create', { root: clone.root }, schema));
  const created = await Promise.all(clients.map((client) => client.said));
  expect(new Set(created).size).toBe(4);
});

test('a template that was tidied away is built again', async () => {
  const server = await clone.lease();
  const factory = await databaseFactory(server, 'CREATE TABLE tidied ()');
  await factory.create();
  for (const name of await names(server)) {
    if (!name.startsWith('course_template_')) continue;
    await server.maintenance.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
    await server.maintenance.query(`DROP DATABASE ${name}`);
  }
  await factory.create();
  const { url } = await factory.create();
  expect(await query(url, 'SELECT FROM tidied')).toEqual([]);
  await factory.close();
});

test('a statement that fails does not make a living run look like a dead one', async () => {
  const { maintenance } = await clone.lease();
  await expect(maintenance.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
  const other = await maintenance.openBeside();
  const locks = 'SELECT objid::integer AS run FROM pg_locks WHERE locktype = $1 AND granted';
  expect((await other.query(locks, ['advisory'])).rows).toContainEqual({ run: maintenance.run });
  await other.end();
});

test('what a killed process left is swept away, what a living one uses is not', async () => {
  const server = await clone.lease();
  const killed = startClient('create', { root: clone.root }, SCHEMA);
  const living = startClient('create', { root: clone.root }, SCHEMA);
  const [leftover, used] = await Promise.all([killed.said, living.said]);
  await killed.kill();
  const sweeper = startClient('create', { root: clone.root }, SCHEMA);
  await sweeper.said;
  await vi.waitFor(async () => expect(await names(server)).not.toContain(leftover), 5_000);
  expect(await names(server)).toContain(used);
});

test('a template whose builder was killed half-way is built by the next', async () => {
  const server = await clone.lease();
  const schema = `SELECT pg_sleep(60) WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'awake');
    CREATE TABLE finished ();`;
  const killed = startClient('create', { root: clone.root }, schema);
  await vi.waitFor(async () => expect(await sleepers(server)).toBe(1), 5_000);
  await killed.kill();
  await server.maintenance.query('CREATE ROLE awake');
  const factory = await databaseFactory(server, schema);
  expect(await query((await factory.create()).url, 'SELECT FROM finished')).toEqual([]);
  await factory.close();
});

test('an error in the schema is shown with its line', async () => {
  const schema =
    "CREATE TABLE author (name text DEFAULT '😀');\nSELECT 1;\n  CREATE TABL book ();\n";
  const server = await clone.lease();
  const before = await names(server);
  await expect(databaseFactory(server, schema)).rejects.toMatchObject({
    name: 'SchemaError',
    line: 3,
    code: '42601',
    message: [
      'PostgreSQL refused the schema at line 3, column 10: syntax error at or near "TABL" (42601)',
      '    CREATE TABL book ();',
      '           ^',
    ].join('\n'),
  });
  expect(await names(server)).toEqual(before);
});

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function names(server: Server): Promise<string[]> {
  const rows = await server.maintenance.query<{ datname: string }>(
    'SELECT datname FROM pg_database ORDER BY datname',
  );
  return rows.map(({ datname }) => datname);
}

async function sleepers(server: Server): Promise<number> {
  const rows = await server.maintenance.query(
    "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
  );
  return rows.length;
}

test('code with one database cannot get at another, nor at the server', async () => {
  const server = await clone.lease();
  const factory = await databaseFactory(server, SCHEMA);
  const [own, other] = await Promise.all([factory.create(), factory.create()]);
  const template = (await names(server)).find((name) => name.startsWith('course_template_'));
  const refused = async (url: string, sql: string): Promise<string> =>
    query(url, sql).then(
      () => 'it was let through',
      (error: unknown) => String((error as { code?: string }).code),
    );
  const elsewhere = (database: string): string => {
    const address = new URL(own.url);
    address.pathname = `/${database}`;
    return address.href;
  };
  const NOT_ALLOWED = '42501';
  expect({
    neighbour: await refused(elsewhere(other.name), 'SELECT 1'),
    postgres: await refused(elsewhere('postgres'), 'SELECT 1'),
    template: await refused(own.url, `ALTER DATABASE ${template} ALLOW_CONNECTIONS true`),
    file: await refused(own.url, "SELECT pg_read_file('postgresql.conf')"),
    program: await refused(own.url, "COPY book (title) FROM PROGRAM 'id'"),
    role: await refused(own.url, 'CREATE ROLE helper SUPERUSER'),
    database: await refused(own.url, 'CREATE DATABASE hideout'),
    password: await refused(own.url, `ALTER ROLE ${other.name} PASSWORD 'known'`),
  }).toEqual({
    neighbour: NOT_ALLOWED,
    postgres: NOT_ALLOWED,
    template: NOT_ALLOWED,
    file: NOT_ALLOWED,
    program: NOT_ALLOWED,
    role: NOT_ALLOWED,
    database: NOT_ALLOWED,
    password: NOT_ALLOWED,
  });
  await factory.close();
});

test('code does what it likes with its own database', async () => {
  const factory = await databaseFactory(await clone.lease(), SCHEMA);
  const { url } = await factory.create();
  await query(url, 'ALTER TABLE book ADD COLUMN year int');
  await query(url, 'CREATE TABLE shelf (id int); CREATE EXTENSION btree_gist; DROP TABLE book');
  const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
  expect(await query(url, tables)).toEqual([{ tablename: 'shelf' }]);
  await factory.close();
});

test('no role is left when its database is gone', async () => {
  const server = await clone.lease();
  const factory = await databaseFactory(server, SCHEMA);
  const { name } = await factory.create();
  const role = 'SELECT FROM pg_roles WHERE rolname = $1';
  expect(await server.maintenance.query(role, [name])).toHaveLength(1);
  await factory.close();
  expect(await server.maintenance.query(role, [name])).toEqual([]);
});
