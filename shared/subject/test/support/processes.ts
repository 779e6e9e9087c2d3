import { setTimeout as after } from 'node:timers/promises';

/** Whether a process lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a process is gone; whether it went before the patience (milliseconds) was over. */
export async function isGone(pid: number, patience = 5000): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await after(20);
  }
  return true;
}
