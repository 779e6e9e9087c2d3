import { spawn } from 'node:child_process';
import type { Driver } from './driver.ts';
import { Subprocess } from './subprocess.ts';

/**
 * A plain child process: right for one's own code on one's own laptop. It leads a process group,
 * so that what it starts can be ended with it.
 */
export const processDriver: Driver = ({ program, nodeFlags, directory, environment, limits }) => {
  const child = spawn(process.execPath, [...nodeFlags, program], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  return new Subprocess(child, limits.output);
};
