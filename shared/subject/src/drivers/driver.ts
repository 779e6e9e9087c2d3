import type { ChildProcess } from 'node:child_process';

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
}

/**
 * Starts a subject's process with stdin closed, stdout and stderr piped, and a private pipe to the
 * judge as file descriptor 3. A driver decides what surrounds the process.
 */
export type Driver = (command: Command) => ChildProcess;
