import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import root from '../../../../package.json' with { type: 'json' };
import { canRunCourse, chooseNode, pinnedNode } from '../../bootstrap/node.mjs';
import { temporaryFolder } from './temporary.ts';

const SYSTEMS = ['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 x64'];

test('every published Node is one the root manifest installs', () => {
  const folders = SYSTEMS.map((system) => {
    const [platform = '', arch = ''] = system.split(' ');
    return pinnedNode(platform, arch)?.split(/[\\/]/)[1] ?? '';
  });
  expect(folders.toSorted()).toEqual(Object.keys(root.optionalDependencies).toSorted());
});

test.each([
  ['22.18.0', true],
  ['22.17.9', false],
  ['23.0.0', true],
  ['20.20.2', false],
])('Node %s runs the course: %s', (version, expected) => {
  expect(canRunCourse(version)).toBe(expected);
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a pinned Node that starts is chosen, one that does not gives way to the running one',
  async () => {
    const host = { platform: 'linux', arch: 'x64', version: '22.18.0' };
    const file = pinnedNode('linux', 'x64') ?? '';
    const clone = temporaryFolder({ [file]: '#!/bin/sh\nexit 0\n' });
    expect(await chooseNode(clone, host)).toBe('running');
    chmodSync(join(clone, file), 0o755);
    expect(await chooseNode(clone, host)).toBe(file);
  },
);

test('where no Node is published, the running one is used if it is new enough', async () => {
  const host = { platform: 'freebsd', arch: 'x64' };
  const clone = temporaryFolder();
  expect(await chooseNode(clone, { ...host, version: '26.10.0' })).toBe('running');
  expect(await chooseNode(clone, { ...host, version: '20.20.2' })).toBeUndefined();
});
