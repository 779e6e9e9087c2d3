import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PROGRAMS } from './bundle/layout.ts';
import type { Limits } from './limits.ts';

/** The host's programs as they are written, in place of those in a bundle. */
const WRITTEN: Record<keyof typeof PROGRAMS, string> = {
  host: 'main.ts',
  probe: 'program-probe.ts',
  useBundle: 'use-bundle.ts',
};

/**
 * Absolute path of one of the host's programs.
 *
 * @param bundle absolute path of the folder with the bundle, if there is one
 */
export function hostProgram(name: keyof typeof PROGRAMS, bundle: string | undefined): string {
  if (bundle) return join(bundle, PROGRAMS[name]);
  return fileURLToPath(new URL(`host/${WRITTEN[name]}`, import.meta.url));
}

/**
 * What Node is told when it starts a process with the student's code.
 *
 * @param bundle absolute path of the folder with the bundle, if there is one
 */
export function nodeFlags({ memory }: Limits, bundle?: string): string[] {
  const flags = [`--max-old-space-size=${memory}`, '--disable-warning=ExperimentalWarning'];
  if (!bundle) return flags;
  const preload = pathToFileURL(hostProgram('useBundle', bundle));
  preload.searchParams.set('folder', bundle);
  return [...flags, `--import=${preload.href}`];
}
