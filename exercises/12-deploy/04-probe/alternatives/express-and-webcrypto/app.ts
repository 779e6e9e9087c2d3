import { createServer, type Server } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { openLive } from './live.ts';
import { nonceIn, proverFor } from './proof.ts';
import type { Identity } from './settings.ts';

/** The published app: that it lives, which version it is, and whose. */
export function createApp(identity: Identity): Server {
  const { commit } = identity;
  const proofFor = proverFor(identity);
  const app = express();
  app.use(helmet());

  app.get('/health', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/version', (_request, response) => void response.json({ commit }));
  app.get('/proof', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const nonce = nonceIn(request.query);
    if (nonce) response.json(await proofFor(nonce));
    else response.status(400).json({ error: 'A proof needs one nonce of 16 to 64 characters.' });
  });
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing here.' });
  });

  const server = createServer(app);
  openLive(server, commit);
  return server;
}
