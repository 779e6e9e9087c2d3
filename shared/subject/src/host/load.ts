import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setImmediate } from 'node:timers/promises';
import { describeFailure, HostFailure } from './errors.ts';

/** The student's module: reading an export that is not there is a failure of its own class. */
export type LoadedModule = Record<string, unknown>;

/**
 * Imports the student's module.
 *
 * @param entry the absolute path of the module
 * @throws HostFailure `missing-file`, `syntax-error` or `threw-at-import`
 */
export async function loadModule(entry: string): Promise<LoadedModule> {
  if (!existsSync(entry)) throw new HostFailure('missing-file', { name: entry });
  try {
    const loaded = (await import(pathToFileURL(entry).href)) as LoadedModule;
    // A promise that nobody awaits is reported in the next turn: it belongs to the import.
    await setImmediate();
    return strictExports(loaded);
  } catch (thrown) {
    const kind = isSyntaxError(thrown) ? 'syntax-error' : 'threw-at-import';
    const failure = describeFailure(kind, thrown, dirname(entry));
    throw new HostFailure(failure.kind, failure.details);
  }
}

// Node's own TypeScript errors (ERR_INVALID_TYPESCRIPT_SYNTAX and the like) are SyntaxErrors too.
function isSyntaxError(thrown: unknown): boolean {
  return thrown instanceof SyntaxError;
}

function strictExports(loaded: LoadedModule): LoadedModule {
  return new Proxy(
    { ...loaded },
    {
      get(target, name) {
        // `await` asks every value for `then`; a module that has none is not at fault.
        if (typeof name === 'string' && name !== 'then' && !(name in target)) {
          throw new HostFailure('missing-export', { name, found: Object.keys(target) });
        }
        return Reflect.get(target, name) as unknown;
      },
    },
  );
}
