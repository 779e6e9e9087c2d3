/**
 * Lainaamo with a few things in it, to try by hand: `npx course run injection src/demo.ts`. With the
 * word `attack` behind it, the attack is run on it.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { attack } from './attack.ts';

const place = mkdtempSync(join(tmpdir(), 'lainaamo-'));
process.on('exit', () => rmSync(place, { recursive: true }));
process.on('SIGINT', () => process.exit());
const folder = join(place, 'manuals');
const staffFolder = join(place, 'manuals-staff');
mkdirSync(join(folder, 'boats'), { recursive: true });
mkdirSync(staffFolder);
writeFileSync(join(folder, 'drill.txt'), 'Hold it with both hands.\n');
writeFileSync(join(folder, 'boats', 'kayak.txt'), 'Put the life jacket on first.\n');
writeFileSync(join(staffFolder, 'door-code.txt'), '4417');

const items = [
  { id: 'drill', name: "Drill, 18 V, with Anna's bits", deposit: 40 },
  { id: 'kayak', name: 'Kayak, 100% polyethylene', deposit: 150 },
  { id: 'tent', name: 'Tent_2', deposit: 60 },
];
const members = [
  { name: 'Anna', pin: '8213' },
  { name: 'Ben', pin: '5570' },
];
const server = createApp({ items, members, folder }).listen(
  Number(process.env.PORT ?? 0),
  '127.0.0.1',
);
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

if (process.argv[2] === 'attack') {
  console.log(await attack({ url, member: 'Anna' }).finally(() => server.close()));
} else {
  console.log(`URL=${url}`);
}
