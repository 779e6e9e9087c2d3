import { readFile } from 'node:fs/promises';
import { listen } from '@course/kit';
import pg from 'pg';
import { createApp } from './app.ts';

// Without DATABASE_URL, pg looks at PGHOST, PGDATABASE and the like, as psql does.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6 });

// An empty database gets its tables here; in production that is the work of migrations.
const { rowCount } = await pool.query("SELECT 1 FROM pg_class WHERE relname = 'reservations'");
if (rowCount === 0) {
  await pool.query(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'));
}

listen(createApp({ pool }));
