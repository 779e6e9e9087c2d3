import { spawn } from 'node:child_process';
import type { Driver } from './driver.ts';
import { Subprocess } from './subprocess.ts';
import { bestTie, type Tie } from './tie.ts';

/**
 * A plain child process: right for one's own code on one's own laptop. It leads a process group, so that
 * what it starts can be ended with it; and it ends with the process that started it, so that a judge
 * that was killed leaves nothing spinning.
 */
export const processDriver: Driver = (command) => tiedDriver(bestTie())(command);

/** {@link processDriver}, tied to its judge in a certain way. */
export function tiedDriver(tie: Tie): Driver {
  return ({ program, nodeFlags, directory, environment, limits }) => {
    const node = [process.execPath, ...tie.nodeFlags, ...nodeFlags, program];
    const [command = '', ...words] = [...tie.command, ...node];
    const child = spawn(command, words, {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return new Subprocess(child, limits.output);
  };
}
