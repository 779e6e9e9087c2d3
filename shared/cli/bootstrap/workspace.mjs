import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ folder: string, text: string }} Manifest */

/**
 * The manifests of the workspace, in a fixed order: the root's (folder ''), then those of the
 * folders that pnpm-workspace.yaml names.
 *
 * @param {string} root
 * @returns {Manifest[]}
 */
export function readManifests(root) {
  const shared = subfolders(root, 'shared');
  const exercises = subfolders(root, 'exercises').flatMap((chapter) => subfolders(root, chapter));
  return ['', ...shared, ...exercises].flatMap((folder) => {
    const text = readIfAny(join(root, folder, 'package.json'));
    return text === undefined ? [] : [{ folder, text }];
  });
}

/**
 * One hash of everything an install depends on: the lockfile, the catalog, every manifest, and
 * the system too, since a folder may be shared between two (a container and its host).
 *
 * @param {string} root
 * @param {Manifest[]} manifests
 * @param {{ platform: string, arch: string }} system
 * @returns {string}
 */
export function fingerprint(root, manifests, { platform, arch }) {
  const inputs = [
    `${platform} ${arch}`,
    readIfAny(join(root, 'pnpm-lock.yaml')),
    readIfAny(join(root, 'pnpm-workspace.yaml')),
    ...manifests.flatMap(({ folder, text }) => [folder, text]),
  ];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/**
 * Whether a package with dependencies has no node_modules: a folder that was deleted and checked
 * out again has lost it, though nothing the fingerprint sees has changed.
 *
 * @param {string} root
 * @param {Manifest[]} manifests
 * @returns {boolean}
 */
export function lacksModules(root, manifests) {
  return manifests.some(({ folder, text }) => {
    if (existsSync(join(root, folder, 'node_modules'))) return false;
    const { dependencies, devDependencies } = JSON.parse(text);
    return Object.keys({ ...dependencies, ...devDependencies }).length > 0;
  });
}

/** @param {string} root @param {string} folder @returns {string[]} paths relative to the root */
function subfolders(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .sort();
}

/** @param {string} file @returns {string | undefined} */
function readIfAny(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
