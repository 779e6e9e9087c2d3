import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typeScriptBelow } from '../files-below.ts';
import { ownSources, packagesOf } from './packages-of.ts';

const BUILDER = fileURLToPath(new URL('build.ts', import.meta.url));
const LOCKFILE = 'pnpm-lock.yaml';

/** For how long the bundles of another edition are kept, in milliseconds: a week. */
const KEPT = 7 * 24 * 3600 * 1000;

/** Counted up when bundles are built in another way than before. */
const FORMAT = 2;

const asked = new Map<string, Promise<string | undefined>>();

/**
 * The bundle of an exercise's packages and of the host: Express alone is a hundred files, and a process that finds
 * and compiles each of them takes several times as long to start. It is built when it is first asked
 * for, and again when the lockfile changes, or what comes from the course itself.
 *
 * @param home absolute path of the exercise's folder
 * @returns the bundle's folder; undefined outside of a clone of the course, or when it cannot be built
 */
export async function bundleOf(home: string): Promise<string | undefined> {
  const packages = packagesOf(home);
  const root = folderAbove(home, LOCKFILE);
  if (!root) return undefined;
  const lockfile = readFileSync(join(root, LOCKFILE), 'utf8');
  const edition = digest(lockfile, process.version, FORMAT, hostSources());
  const contents = digest(...packages, ...ownSources(home));
  const folder = join(root, '.course', 'packages', edition, contents);
  const known = asked.get(folder) ?? present(folder, home);
  asked.set(folder, known);
  return known;
}

async function present(folder: string, home: string): Promise<string | undefined> {
  if (!existsSync(folder)) {
    const builder = spawn(process.execPath, [BUILDER, home, folder], { stdio: 'ignore' });
    await once(builder, 'close');
    if (!existsSync(folder)) return undefined;
    await removeOthers(dirname(folder));
  }
  return folder;
}

/** Bundles of another edition are of no more use, unless a cockpit that was opened before still has it. */
async function removeOthers(edition: string): Promise<void> {
  const all = dirname(edition);
  const others = readdirSync(all)
    .filter((name) => name !== basename(edition))
    .map((name) => join(all, name))
    .filter((folder) => Date.now() - statSync(folder).mtimeMs > KEPT);
  await Promise.all(others.map((folder) => rm(folder, { recursive: true, force: true })));
}

let sources: string | undefined;

/** All that the host is made of: a change of it is a change of the bundle. */
function hostSources(): string {
  const folder = dirname(import.meta.dirname);
  sources ??= typeScriptBelow(folder)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return sources;
}

function folderAbove(folder: string, file: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : folderAbove(parent, file);
}

function digest(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
