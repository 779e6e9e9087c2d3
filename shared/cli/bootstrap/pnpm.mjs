import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentFailure } from './failure.mjs';
import { runTool } from './tool.mjs';

const NPM_OPTIONS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
];

/**
 * What the root manifest's `packageManager` pins: `pnpm@<version>+sha512.<hex of the tarball>`.
 *
 * @param {unknown} text
 * @returns {{ version: string, integrity: string } | undefined} integrity as npm writes it
 */
export function parsePin(text) {
  const [, version, hex] = /^pnpm@([\w.-]+)\+sha512\.([\da-f]{128})$/.exec(String(text)) ?? [];
  if (version === undefined || hex === undefined) return undefined;
  return { version, integrity: `sha512-${Buffer.from(hex, 'hex').toString('base64')}` };
}

/**
 * The pinned pnpm's script, fetched with npm when it is not there yet. A marker written last tells
 * a whole one from what a killed download left.
 *
 * @param {string} folder
 * @param {{ version: string, integrity: string }} pin
 * @param {object} options
 * @param {string[]} options.npm how to run it
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal
 * @param {import('./texts.mjs').Texts} options.say
 * @param {(text: string) => void} options.show
 * @returns {Promise<{ ok: boolean, output: string, script: string }>}
 * @throws {EnvironmentFailure} when the registry served another pnpm than the pinned one
 */
export async function ensurePnpm(folder, pin, { npm, env, signal, say, show }) {
  const script = join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const marker = join(folder, 'whole');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === pin.integrity) {
    return { ok: true, output: '', script };
  }
  show(say.fetchingPnpm(pin.version));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const command = [...npm, 'install', `pnpm@${pin.version}`, '--prefix', folder, ...NPM_OPTIONS];
  const { ok, output } = await runTool(command, { cwd: folder, env, signal });
  if (ok && installedIntegrity(folder) !== pin.integrity) {
    rmSync(folder, { recursive: true, force: true });
    throw new EnvironmentFailure(say.wrongPnpm(pin.version));
  }
  if (ok) writeFileSync(marker, pin.integrity);
  return { ok, output, script };
}

/** What npm checked the tarball against. @param {string} folder */
function installedIntegrity(folder) {
  const lockfile = join(folder, 'node_modules', '.package-lock.json');
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8'));
  return packages['node_modules/pnpm']?.integrity;
}
