import { spawnSync } from 'node:child_process';
import { sandboxPrograms, withoutNetwork } from '@course/subject';

/** Whether this machine can confine code: on another one there is nothing to test. */
export function hasSandbox(): boolean {
  try {
    const { bwrap } = sandboxPrograms();
    return spawnSync(bwrap, [...withoutNetwork(), '--', process.execPath, '-v']).status === 0;
  } catch {
    return false;
  }
}
