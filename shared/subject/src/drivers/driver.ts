import type { Limits } from '../limits.ts';
import type { Subprocess } from './subprocess.ts';

/** A Node program to start. */
export interface Command {
  /** Absolute path of the program. */
  program: string;
  /** Flags for Node itself. */
  nodeFlags: string[];
  /** The working directory. */
  directory: string;
  /** The whole environment of the process: nothing else of the judge's reaches it. */
  environment: Record<string, string>;
  limits: Limits;
  /**
   * Absolute paths of what the program reads, beside Node and its libraries: a driver that confines
   * it shows it nothing else.
   */
  reads: string[];
}

/**
 * Starts a subject's process with stdin closed, stdout and stderr piped, and a private pipe to the
 * judge as file descriptor 3. A driver decides what surrounds the process.
 */
export type Driver = (command: Command) => Subprocess;
