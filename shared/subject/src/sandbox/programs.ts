import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a sandbox needs on the machine. */
export interface SandboxPrograms {
  /** Absolute path of bubblewrap. */
  bwrap: string;
  /** Absolute path of the program that sets a process's limits. */
  prlimit: string;
}

/** A program that the sandbox needs is not there. */
export class SandboxUnavailable extends Error {
  override readonly name = 'SandboxUnavailable';
}

/**
 * Finds the programs.
 *
 * @throws SandboxUnavailable with what to install
 */
export function sandboxPrograms(): SandboxPrograms {
  if (process.platform !== 'linux') {
    throw new SandboxUnavailable('The sandbox needs Linux: its namespaces confine the code.');
  }
  return { bwrap: find('bwrap', 'bubblewrap'), prlimit: find('prlimit', 'util-linux') };
}

function find(name: string, distributionPackage: string): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin'];
  const found = folders.map((folder) => join(folder, name)).find(isExecutable);
  if (found) return found;
  throw new SandboxUnavailable(
    `The program ${name} is missing. Install it: sudo apt-get install ${distributionPackage}`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
