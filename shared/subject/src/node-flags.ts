import type { Limits } from './limits.ts';

const USE_BUNDLE = new URL('host/use-bundle.ts', import.meta.url);

/**
 * What Node is told when it starts a process with the student's code.
 *
 * @param bundle absolute path of the folder with the packages' bundle, if there is one
 */
export function nodeFlags({ memory }: Limits, bundle?: string): string[] {
  const flags = [`--max-old-space-size=${memory}`, '--disable-warning=ExperimentalWarning'];
  if (!bundle) return flags;
  const preload = new URL(USE_BUNDLE);
  preload.searchParams.set('folder', bundle);
  return [...flags, `--import=${preload.href}`];
}
