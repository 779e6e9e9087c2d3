import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/**
 * The environment npm and pnpm are run in: the person's own, so their proxy and registry hold,
 * less what would make the install a partial one. Where the home folder takes no files (a school
 * lab, a service account) the caches go beside the clone's other set-up files.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} setupFolder
 * @param {string} [home]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(env, setupFolder, home = homedir()) {
  const own = { ...env };
  // With NODE_ENV=production pnpm would leave the devDependencies out.
  delete own['NODE_ENV'];
  if (takesFiles(home)) return own;
  const instead = join(setupFolder, 'home');
  return {
    ...own,
    HOME: instead,
    XDG_CACHE_HOME: join(instead, 'cache'),
    XDG_DATA_HOME: join(instead, 'data'),
    XDG_STATE_HOME: join(instead, 'state'),
    npm_config_cache: join(instead, 'npm'),
  };
}

/**
 * How to run npm: the one that runs this very process where there is one, else the one installed
 * beside Node. It is run as a script by Node, for Windows starts no .cmd file without a shell.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ platform: string, execPath: string }} node
 * @returns {string[] | undefined} the program and its first arguments; undefined when none is found
 */
export function npmCommand(env, { platform, execPath }) {
  const running = env['npm_execpath'];
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return [execPath, running];
  const folders = [dirname(execPath), ...(searchPath(env) ?? '').split(delimiter)];
  for (const folder of folders) {
    for (const modules of [['node_modules'], ['..', 'lib', 'node_modules']]) {
      const script = join(folder, ...modules, 'npm', 'bin', 'npm-cli.js');
      if (existsSync(script)) return [execPath, script];
    }
    const command = join(folder, 'npm');
    if (platform !== 'win32' && existsSync(command)) return [command];
  }
  return undefined;
}

/**
 * The environment with folders put before the others on the PATH, which Windows may spell `Path`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} folders
 * @returns {NodeJS.ProcessEnv}
 */
export function withFoldersFirst(env, folders) {
  const name = pathName(env);
  return { ...env, [name]: [...folders, env[name] ?? ''].join(delimiter) };
}

/** @param {NodeJS.ProcessEnv} env */
function searchPath(env) {
  return env[pathName(env)];
}

/** @param {NodeJS.ProcessEnv} env */
function pathName(env) {
  return Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
}

/**
 * A home folder may be there, be ours, and still hold a cache that an `sudo npm` left to root.
 *
 * @param {string} home
 */
function takesFiles(home) {
  if (home === '') return false;
  return ['.npm', '.cache', join('.local', 'share', 'pnpm')].every((path) =>
    isWritableFolder(nearestExisting(join(home, path))),
  );
}

/** @param {string} path @returns {string} */
function nearestExisting(path) {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** @param {string} path */
function isWritableFolder(path) {
  try {
    accessSync(path, constants.W_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
