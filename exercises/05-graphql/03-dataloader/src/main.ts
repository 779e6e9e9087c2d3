/** Serves the schema, to try it by hand, and tells how many queries each request took. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import { answer } from './lainaamo.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
let queries = 0;
pool.on('acquire', () => (queries += 1));

const app = express();
app.use(express.json());
app.post('/graphql', async (request, response) => {
  queries = 0;
  // Anyone can claim to be anyone here: how that is prevented is the matter of a later chapter.
  const viewer = Number(request.get('x-member') ?? 11);
  const result = await answer(pool, { viewer, ...request.body });
  console.log(`${queries} queries`);
  response.json(result);
});

const server = app.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', (error) => {
  if (error) throw error;
  const { port } = server.address() as AddressInfo;
  console.log(`Lainaamo answers on http://127.0.0.1:${port}/graphql`);
});
