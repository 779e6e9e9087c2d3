import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { openLive } from './live.ts';
import { log } from './log.ts';
import type { Readiness } from './readiness.ts';
import { settingsFrom } from './settings.ts';
import { shutDownOnSignals } from './shutdown.ts';

const settings = settingsFrom(process.env);

const server = createServer();
// Longer than the minute for which many load balancers keep an idle connection: when the server
// is the first to hang up, it may do so just as a request is on its way.
server.keepAliveTimeout = 65_000;

const readiness: Readiness = { ready: true };
const live = openLive(server);
server.on('request', createApp({ live, readiness }));
shutDownOnSignals({ server, sockets: live.sockets, readiness, settings });

server.listen(settings.port, settings.host, () => {
  log({ event: 'listening', address: server.address(), pid: process.pid });
});
