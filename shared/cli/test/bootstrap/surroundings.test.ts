import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { npmCommand, toolEnvironment, withFoldersFirst } from '../../bootstrap/surroundings.mjs';
import { temporaryFolder } from './temporary.ts';

test('tools keep the person’s settings, less what makes an install partial', () => {
  const env = { HTTPS_PROXY: 'http://proxy:3128', NODE_ENV: 'production' };
  const home = temporaryFolder();
  expect(toolEnvironment(env, '/clone/.course', home)).toEqual({
    HTTPS_PROXY: 'http://proxy:3128',
  });
});

test('where the home takes no files, every cache goes into the clone', () => {
  const home = join(temporaryFolder({ home: 'a file, not a folder' }), 'home');
  const { HOME, npm_config_cache, ...others } = toolEnvironment({}, '/clone/.course', home);
  for (const folder of [HOME, npm_config_cache, ...Object.values(others)]) {
    expect(folder).toContain(join('/clone/.course', 'home'));
  }
});

test.runIf(process.getuid && process.getuid() !== 0)(
  'a cache that is root’s counts as none',
  () => {
    const home = temporaryFolder();
    mkdirSync(join(home, '.npm'), { mode: 0o500 });
    expect(toolEnvironment({}, '/clone/.course', home)['HOME']).not.toBe(home);
  },
);

const script = join('node_modules', 'npm', 'bin', 'npm-cli.js');

test('the npm that runs this process is used again', () => {
  const running = join(temporaryFolder({ [script]: '' }), script);
  const node = { platform: 'win32', execPath: '/node' };
  expect(npmCommand({ npm_execpath: running, PATH: '' }, node)).toEqual(['/node', running]);
});

test.each(['node_modules', join('lib', 'node_modules')])(
  'npm is found by its Node in %s',
  (modules) => {
    const npm = join(modules, 'npm', 'bin', 'npm-cli.js');
    const folder = temporaryFolder({ [npm]: '', 'bin/node': '', node: '' });
    const execPath =
      modules === 'node_modules' ? join(folder, 'node') : join(folder, 'bin', 'node');
    expect(npmCommand({ PATH: '' }, { platform: 'win32', execPath })).toEqual([
      execPath,
      join(folder, npm),
    ]);
  },
);

test('npm is found on the PATH, unless its command needs a shell', () => {
  const folder = temporaryFolder({ 'bin/npm': '' });
  const env = { PATH: join(folder, 'bin') };
  const execPath = join(folder, 'elsewhere', 'bin', 'node');
  expect(npmCommand(env, { platform: 'linux', execPath })).toEqual([join(folder, 'bin', 'npm')]);
  expect(npmCommand(env, { platform: 'win32', execPath })).toBeUndefined();
});

test('folders come first on the PATH, however the system spells it', () => {
  const env = withFoldersFirst({ Path: 'system' }, ['pinned', 'bin']);
  expect(env).toEqual({ Path: ['pinned', 'bin', 'system'].join(delimiter) });
});
