/** Starts the rooms to try them by hand, with a key of its own and a token for each of two members. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { createApp } from './app.ts';

const secret = randomBytes(32).toString('hex');
const server = createApp({ secret, origins: ['https://lainaamo.example'] });

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`ws://127.0.0.1:${port}/rooms`);
  for (const member of ['anna', 'ben']) {
    const token = jwt.sign({}, secret, { subject: member, expiresIn: '1h' });
    console.log(`\n${member}: session=${token}`);
  }
});
