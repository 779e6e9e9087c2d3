/**
 * Builds a bundle: `node build.ts <exercise's folder> <bundle's folder>`. It has an ES module for each
 * package, chunks that they share, a list of the modules by package, and Node's compile cache of all;
 * and the host's own programs, each in one file and without types.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { importFrom } from '../host/import-from.ts';
import { CACHE, ENTRIES, PROGRAMS } from './layout.ts';
import { packagesOf } from './packages-of.ts';

const [home = '', folder = ''] = process.argv.slice(2);
const HOST = join(import.meta.dirname, '..', 'host');
const draft = `${folder}.${process.pid}`;

/** A module that exports just what the package does when Node imports it, by the same names. */
async function entryText(name: string): Promise<string> {
  const exported = Object.keys((await importFrom(home, name)) as object);
  const named = exported.filter((key) => key !== 'default' && isName(key));
  return [
    `import * as real from ${JSON.stringify(name)};`,
    ...(exported.includes('default') ? ['export default real.default;'] : []),
    ...named.map((key, at) => `const v${at} = real.${key};`),
    `export { ${named.map((key, at) => `v${at} as ${key}`).join(', ')} };`,
  ].join('\n');
}

// A CommonJS package has an export named `module.exports`, which no import statement can name.
function isName(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
}

async function bundle(packages: string[]): Promise<Record<string, string>> {
  if (packages.length === 0) return {};
  const inputs = packages.map((name) => ({
    name,
    id: join(home, `${name.replaceAll('/', '__')}.entry.mjs`),
  }));
  const texts = new Map<string, string>();
  for (const { name, id } of inputs) texts.set(id, await entryText(name));
  const build = await rolldown({
    input: Object.fromEntries(inputs.map(({ name, id }) => [name.replaceAll('/', '__'), id])),
    platform: 'node',
    // Optional packages that are not installed are looked for when they are needed, as ever.
    onLog: () => {},
    plugins: [
      {
        name: 'entries',
        resolveId: (id) => (texts.has(id) ? id : undefined),
        load: (id) => texts.get(id),
      },
    ],
  });
  await build.write({
    dir: draft,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await build.close();
  return Object.fromEntries(packages.map((name) => [name, `${name.replaceAll('/', '__')}.mjs`]));
}

/** The first import compiles; what it compiled is kept for all imports to come. */
async function warm(entries: Record<string, string>): Promise<void> {
  enableCompileCache({ directory: join(draft, CACHE), portable: true });
  for (const file of Object.values(entries)) await import(pathToFileURL(join(draft, file)).href);
  flushCompileCache();
}

/** Stripping the types of its files is most of what a process of the host's does before it is ready. */
async function bundleHost(): Promise<void> {
  const build = await rolldown({
    input: {
      [PROGRAMS.host]: join(HOST, 'main.ts'),
      [PROGRAMS.probe]: join(HOST, 'program-probe.ts'),
      [PROGRAMS.useBundle]: join(HOST, 'use-bundle.ts'),
    },
    platform: 'node',
    onLog: () => {},
  });
  await build.write({ dir: draft, entryFileNames: '[name]', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
}

mkdirSync(draft, { recursive: true });
try {
  const entries = await bundle(packagesOf(home));
  await warm(entries);
  await bundleHost();
  writeFileSync(join(draft, ENTRIES), JSON.stringify(entries));
  // Another judge may have been faster.
  if (!existsSync(folder)) renameSync(draft, folder);
} finally {
  rmSync(draft, { recursive: true, force: true });
}
