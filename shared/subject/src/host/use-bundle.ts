/**
 * Loaded ahead of the student's code (`node --import …/use-bundle.ts?folder=…`): what the code imports
 * by a package's name comes from the bundle.
 */
import { readFileSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, ENTRIES } from '../bundle/layout.ts';
import { lightenHttp } from './light-http.ts';

const folder = new URL(import.meta.url).searchParams.get('folder') ?? '';
const entries = JSON.parse(readFileSync(join(folder, ENTRIES), 'utf8')) as Record<string, string>;
const modules = new Map(
  Object.entries(entries).map(([name, file]) => [name, pathToFileURL(join(folder, file)).href]),
);

enableCompileCache({ directory: join(folder, CACHE), portable: true });

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:http' || specifier === 'http') lightenHttp();
    const url = modules.get(specifier);
    // `require` wants the package's CommonJS, and other packages want the versions they name.
    const bundled =
      url &&
      context.conditions.includes('import') &&
      !context.parentURL?.includes('/node_modules/');
    return bundled ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
  },
});
