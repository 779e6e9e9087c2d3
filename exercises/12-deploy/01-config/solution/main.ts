import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { loadConfig, type Config } from './config.ts';
import { ConfigError } from './config-error.ts';

export { createApp, loadConfig };

function start(config: Config): void {
  const server = createServer(createApp(config));
  server.listen(config.port, config.host, () => {
    // Picked by name: whatever the configuration gains later stays out of the log.
    const { environment, publicUrl } = config;
    console.log('Lainaamo listens', { address: server.address(), environment, publicUrl });
  });
}

// Whoever imports this module gets its functions; only `node main.ts` starts the server.
if (import.meta.main) {
  try {
    start(loadConfig(process.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    // process.exit() might cut off what is still being printed.
    process.exitCode = 1;
  }
}
