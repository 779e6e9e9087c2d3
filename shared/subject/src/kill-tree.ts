import { execFile, type ChildProcess } from 'node:child_process';

/** Ends a process and everything it started, at once. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    execFile('taskkill', ['/pid', String(child.pid), '/t', '/f'], () => {});
    return;
  }
  try {
    // The negative id means the whole process group, which outlives its leader.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
