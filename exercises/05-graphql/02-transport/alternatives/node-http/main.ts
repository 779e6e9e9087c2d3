/** Serves the schema, to try it by hand. */
import { createServer } from 'node:http';
import { createApp } from './app.ts';

const port = Number(process.env.PORT ?? 4000);
createServer(createApp()).listen(port, '127.0.0.1', () => {
  console.log(`Lainaamo answers on http://127.0.0.1:${port}/graphql`);
});
