import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ready, stampFile } from '../../bootstrap/ready.mjs';
import { clearStamp, writeStamp } from '../../bootstrap/stamp.mjs';
import { fingerprint, readManifests } from '../../bootstrap/workspace.mjs';
import { temporaryFolder } from './temporary.ts';

const HOST = { platform: 'linux', arch: 'x64', version: '22.18.0', execPath: '/usr/bin/node' };

function installedClone(node: string): string {
  const root = temporaryFolder({
    'package.json': '{"dependencies":{"zod":"*"}}',
    'node_modules/zod/package.json': '{}',
  });
  writeStamp(stampFile(root), { fingerprint: fingerprint(root, readManifests(root), HOST), node });
  return root;
}

test('an installed clone is ready with the Node it remembers, while that one is there', () => {
  const root = installedClone(join('node_modules', 'node'));
  expect(ready(root, HOST)).toBeUndefined();
  writeFileSync(join(root, 'node_modules', 'node'), '');
  expect(ready(root, HOST)).toBe(join(root, 'node_modules', 'node'));
});

test('a clone that runs on the running Node is ready while that one is new enough', () => {
  const root = installedClone('running');
  expect(ready(root, HOST)).toBe(HOST.execPath);
  expect(ready(root, { ...HOST, version: '20.20.2' })).toBeUndefined();
});

test('a fresh clone is not ready', () => {
  expect(ready(temporaryFolder({ 'package.json': '{}' }), HOST)).toBeUndefined();
});

test('a clone is not ready while an install is under way', () => {
  const root = installedClone('running');
  clearStamp(stampFile(root));
  expect(ready(root, HOST)).toBeUndefined();
});

test('a changed lockfile takes readiness away', () => {
  const root = installedClone('running');
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9');
  expect(ready(root, HOST)).toBeUndefined();
});

test.each(['', '{"finger', '{"fingerprint":1}', '[]'])(
  'a torn stamp is not believed: %j',
  (text) => {
    const root = installedClone('running');
    mkdirSync(join(root, '.course'), { recursive: true });
    writeFileSync(stampFile(root), text);
    expect(ready(root, HOST)).toBeUndefined();
  },
);
