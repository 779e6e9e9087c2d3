import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createApp } from './app.ts';

// Without DATABASE_URL, pg looks at PGHOST, PGDATABASE and the like, as psql does.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

// An empty database gets its tables here; in production that is the work of migrations.
const { rowCount } = await pool.query("SELECT 1 FROM pg_class WHERE relname = 'payments'");
if (rowCount === 0) {
  await pool.query(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'));
}

// Without PORT, any free port.
const server = createApp({ pool }).listen(Number(process.env.PORT ?? 0), '127.0.0.1', (error) => {
  if (error) throw error;
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo listens on http://127.0.0.1:${port}`);
});
