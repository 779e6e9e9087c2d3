import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesOf } from './packages-of.ts';

const BUILDER = fileURLToPath(new URL('build.ts', import.meta.url));
const LOCKFILE = 'pnpm-lock.yaml';

/** Counted up when bundles are built in another way than before. */
const FORMAT = 1;

const asked = new Map<string, Promise<string | undefined>>();

/**
 * The bundle of an exercise's packages: Express alone is a hundred files, and a process that finds
 * and compiles each of them takes several times as long to start. It is built when it is first asked
 * for, and again when the lockfile changes.
 *
 * @param home absolute path of the exercise's folder
 * @returns the bundle's folder; undefined when there is nothing to bundle, or it cannot be built
 */
export async function bundleOf(home: string): Promise<string | undefined> {
  const packages = packagesOf(home);
  const root = folderAbove(home, LOCKFILE);
  if (packages.length === 0 || !root) return undefined;
  const edition = digest(readFileSync(join(root, LOCKFILE), 'utf8'), process.version, FORMAT);
  const folder = join(root, '.course', 'packages', edition, digest(...packages));
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

/** Bundles of another lockfile are of no more use. */
async function removeOthers(edition: string): Promise<void> {
  const all = dirname(edition);
  const others = readdirSync(all).filter((name) => name !== basename(edition));
  await Promise.all(others.map((name) => rm(join(all, name), { recursive: true, force: true })));
}

function folderAbove(folder: string, file: string): string | undefined {
  if (existsSync(join(folder, file))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : folderAbove(parent, file);
}

function digest(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
