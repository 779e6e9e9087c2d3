import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, lacksModules, readManifests } from '../../bootstrap/workspace.mjs';
import { temporaryFolder } from './temporary.ts';

const LINUX = { platform: 'linux', arch: 'x64' };
const WORKSPACE = {
  'package.json': '{"name":"root"}',
  'pnpm-lock.yaml': 'lockfileVersion: 9',
  'pnpm-workspace.yaml': 'packages: []',
  'shared/kit/package.json': '{"name":"kit"}',
  'exercises/01-basics/01-first/package.json': '{"name":"first","dependencies":{"kit":"*"}}',
};

const fingerprintOf = (root: string, system = LINUX): string =>
  fingerprint(root, readManifests(root), system);

test('a fingerprint is the same for the same files', () => {
  expect(fingerprintOf(temporaryFolder(WORKSPACE))).toBe(fingerprintOf(temporaryFolder(WORKSPACE)));
});

test.each([
  ['the lockfile', 'pnpm-lock.yaml'],
  ['the catalog', 'pnpm-workspace.yaml'],
  ['the root manifest', 'package.json'],
  ['a shared manifest', 'shared/kit/package.json'],
  ['an exercise’s manifest', 'exercises/01-basics/01-first/package.json'],
  ['a new package', 'exercises/01-basics/02-second/package.json'],
])('%s changes the fingerprint', (_, file) => {
  const root = temporaryFolder(WORKSPACE);
  const changed = temporaryFolder({ ...WORKSPACE, [file]: '{"name":"changed"}' });
  expect(fingerprintOf(changed)).not.toBe(fingerprintOf(root));
});

test('a moved manifest changes the fingerprint', () => {
  const { 'shared/kit/package.json': kit, ...others } = WORKSPACE;
  const moved = temporaryFolder({ ...others, 'shared/kit2/package.json': kit });
  expect(fingerprintOf(moved)).not.toBe(fingerprintOf(temporaryFolder(WORKSPACE)));
});

test('another system sharing the folder changes the fingerprint', () => {
  const root = temporaryFolder(WORKSPACE);
  expect(fingerprintOf(root, { platform: 'win32', arch: 'x64' })).not.toBe(fingerprintOf(root));
});

test('a student’s code does not change the fingerprint', () => {
  const root = temporaryFolder(WORKSPACE);
  const before = fingerprintOf(root);
  mkdirSync(join(root, 'exercises/01-basics/01-first/src'));
  writeFileSync(join(root, 'exercises/01-basics/01-first/src/first.ts'), 'export {};');
  expect(fingerprintOf(root)).toBe(before);
});

test('a package that lost its node_modules is noticed', () => {
  const root = temporaryFolder(WORKSPACE);
  expect(lacksModules(root, readManifests(root))).toBe(true);
  mkdirSync(join(root, 'exercises/01-basics/01-first/node_modules'));
  expect(lacksModules(root, readManifests(root))).toBe(false);
});
