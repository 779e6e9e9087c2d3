import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canRunCourse } from './node.mjs';
import { readStamp } from './stamp.mjs';
import { fingerprint, lacksModules, readManifests } from './workspace.mjs';

/** What the course keeps for itself in a clone; never committed. @param {string} root */
export const setupFolder = (root) => join(root, '.course');

/** @param {string} root */
export const stampFile = (root) => join(setupFolder(root), 'installed');

/**
 * The Node to run the course with, when everything it needs is in place.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string, version: string, execPath: string }} host
 * @returns {string | undefined}
 */
export function ready(root, host) {
  const stamp = readStamp(stampFile(root));
  if (stamp === undefined) return undefined;
  const manifests = readManifests(root);
  if (stamp.fingerprint !== fingerprint(root, manifests, host)) return undefined;
  if (lacksModules(root, manifests)) return undefined;
  if (stamp.node === 'running') return canRunCourse(host.version) ? host.execPath : undefined;
  const node = join(root, stamp.node);
  return existsSync(node) ? node : undefined;
}
