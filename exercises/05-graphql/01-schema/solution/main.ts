/** Serves the schema, to try it by hand. */
import { createApp } from './app.ts';

const port = Number(process.env.PORT ?? 4000);
createApp().listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`Lainaamo answers on http://127.0.0.1:${port}/graphql`);
});
