import { registerHooks } from 'node:module';

/** Lets Node load these sources, by their addresses, in place of the files. */
export function serveSources(sources: Record<string, string>): void {
  const known = new Map(Object.entries(sources));
  registerHooks({
    load(url, context, next) {
      const source = known.get(url);
      return source === undefined
        ? next(url, context)
        : { format: 'module', source, shortCircuit: true };
    },
  });
}
