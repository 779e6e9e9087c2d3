import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { loadConfig, type Config } from './config.ts';

export { createApp, loadConfig };

function start(config: Config): void {
  createServer(createApp(config)).listen(config.port, config.host, () => {
    console.log('Lainaamo listens', config);
  });
}

// Whoever imports this module gets its functions; only `node main.ts` starts the server.
if (import.meta.main) start(loadConfig(process.env));
