import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentFailure, diagnose } from './failure.mjs';
import { installPackages } from './install.mjs';
import { interruptible } from './interruption.mjs';
import { withLock } from './lock.mjs';
import { OLDEST_FOR_COURSE, chooseNode } from './node.mjs';
import { ensurePnpm, parsePin } from './pnpm.mjs';
import { progressLine } from './progress.mjs';
import { ready, setupFolder, stampFile } from './ready.mjs';
import { clearStamp, readStamp, writeStamp } from './stamp.mjs';
import { npmCommand, toolEnvironment } from './surroundings.mjs';
import { fingerprint, readManifests } from './workspace.mjs';

/** How many of a failed tool's last lines are shown. */
const SHOWN_LINES = 12;

/**
 * What the steps of a set-up share.
 *
 * @typedef {object} Setup
 * @property {string} root
 * @property {{ platform: string, arch: string, version: string, execPath: string }} host
 * @property {import('./texts.mjs').Texts} say
 * @property {boolean} update whether the lockfile may change
 */

/**
 * Puts everything in place, one process at a time.
 *
 * @param {Setup} setup
 * @returns {Promise<string>} the Node to run the course with
 * @throws {EnvironmentFailure} with the mend, for a failure of network, disk, rights or Node
 * @throws {import('./failure.mjs').Interrupted} when a signal asked to stop
 */
export async function setUp(setup) {
  const { root, host, say, update } = setup;
  const lock = join(setupFolder(root), 'lock');
  const onWait = (/** @type {string} */ who) => console.error(say.waiting(who, lock));
  try {
    return await interruptible((signal) =>
      withLock(lock, { signal, onWait }, async () => {
        // The one that was waited for has most likely done it.
        const done = update ? undefined : ready(root, host);
        return done ?? (await install(setup, signal));
      }),
    );
  } catch (error) {
    throw isSystemError(error) ? failureOf(setup, error.message) : error;
  }
}

/** @param {Setup} setup @param {AbortSignal} signal */
async function install(setup, signal) {
  const { root, host, say, update } = setup;
  const startedAt = Date.now();
  const stamp = stampFile(root);
  console.error(readStamp(stamp) === undefined ? say.settingUp : say.updating);
  clearStamp(stamp);

  const before = fingerprint(root, readManifests(root), host);
  await fetchEverything(setup, signal);
  const node = await chooseNode(root, host);
  if (node === undefined) {
    throw new EnvironmentFailure(say.noNode(`${host.platform} ${host.arch}`, OLDEST_FOR_COURSE));
  }
  const after = update ? fingerprint(root, readManifests(root), host) : before;
  writeStamp(stamp, { fingerprint: after, node });
  console.error(say.ready(Math.round((Date.now() - startedAt) / 1000)));
  return node === 'running' ? host.execPath : join(root, node);
}

/** @param {Setup} setup @param {AbortSignal} signal */
async function fetchEverything(setup, signal) {
  const { root, host, say } = setup;
  const pin = parsePin(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager);
  if (pin === undefined) throw new EnvironmentFailure(say.notACourse);
  const env = toolEnvironment(process.env, setupFolder(root));
  const npm = npmCommand(env, host);
  if (npm === undefined) throw new EnvironmentFailure(say.npmMissing);

  const progress = progressLine(process.stderr);
  const tools = { ...setup, env, signal, show: progress.show };
  try {
    const pnpm = await ensurePnpm(join(setupFolder(root), 'tools'), pin, { ...tools, npm });
    if (!pnpm.ok) throw failureOf(setup, pnpm.output);
    const packages = await installPackages([host.execPath, pnpm.script], tools);
    if (!packages.ok) throw failureOf(setup, packages.output);
  } finally {
    progress.end();
  }
}

/** @param {Setup} setup @param {string} output what the tool or the system said */
function failureOf({ root, say }, output) {
  const kind = diagnose(output);
  const message = kind === 'notAllowed' ? say.notAllowed(root) : say[kind];
  return new EnvironmentFailure(message, output.split('\n').slice(-SHOWN_LINES).join('\n'));
}

/** @param {unknown} error @returns {error is NodeJS.ErrnoException} */
function isSystemError(error) {
  return error instanceof Error && 'syscall' in error;
}
