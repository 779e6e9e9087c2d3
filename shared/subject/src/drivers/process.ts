import { spawn } from 'node:child_process';
import type { Driver } from './driver.ts';

/**
 * A plain child process: right for one's own code on one's own laptop. It leads a process group,
 * so that what it starts can be ended with it.
 */
export const processDriver: Driver = ({ program, nodeFlags, directory, environment }) =>
  spawn(process.execPath, [...nodeFlags, program], {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
