/**
 * Lainaamo with a few people in it, to try by hand: `npx course run broken-access solution/demo.ts`. With
 * the word `attack` behind it, Ben attacks for Anna's camera.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { createApp } from './app.ts';
import { attack } from './attack.ts';
import type { Loan, Member } from './library.ts';

const secret = 'only for the demo';
const members: Member[] = [
  { id: 'anna', name: 'Anna', phone: '+358 40 111111', role: 'member' },
  { id: 'ben', name: 'Ben', phone: '+358 40 222222', role: 'member' },
  { id: 'sari', name: 'Sari', phone: '+358 40 333333', role: 'staff' },
];
const loan = (id: string, memberId: string, item: string, days: number[], note: string): Loan => {
  const [from, until] = days.map((day) => `2030-06-0${day}`);
  return { id, memberId, item, from: from ?? '', until: until ?? '', note };
};
const loans = [
  loan('l-1', 'ben', 'kayak', [1, 3], 'Leave it at the boathouse.'),
  loan('l-2', 'anna', 'kayak', [5, 8], 'Ring twice.'),
  loan('l-3', 'anna', 'camera', [2, 9], 'The code of the door is 4417.'),
];

const tokenOf = (id: string): string => jwt.sign({}, secret, { subject: id, expiresIn: '1d' });
const server = createApp({ secret, members, loans });
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

if (process.argv[2] === 'attack') {
  const target = { url, token: tokenOf('ben'), item: 'camera' };
  console.log(await attack(target).finally(() => server.close()));
} else {
  console.log(`URL=${url}`);
  for (const { id } of members) console.log(`${id.toUpperCase()}=${tokenOf(id)}`);
}
