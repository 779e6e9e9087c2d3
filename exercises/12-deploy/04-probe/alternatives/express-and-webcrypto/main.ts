import { createApp } from './app.ts';
import { settingsFrom } from './settings.ts';

const settings = settingsFrom(process.env);

const server = createApp(settings);
server.listen(settings.port, settings.host, () => {
  console.log('Lainaamo listens', { address: server.address(), commit: settings.commit });
});
