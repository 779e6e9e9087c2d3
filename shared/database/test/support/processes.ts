import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ServerOptions } from '../../src/index.ts';

const CLIENT = fileURLToPath(new URL('client.ts', import.meta.url));

export interface Client {
  /** The first line it wrote; rejects with what it complained about instead. */
  readonly said: Promise<string>;
  /** Fulfilled with its exit code and its complaints. */
  readonly ended: Promise<{ code: number | null; complaints: string }>;
  kill(): Promise<void>;
}

/** Starts another process that uses the package; it is gone when the test is over. */
export function startClient(
  what: 'lease' | 'create' | 'forget',
  options: ServerOptions,
  schema = '',
): Client {
  const child = spawn(process.execPath, [CLIENT, what, JSON.stringify(options), schema]);
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, complaints }));
  const lines = createInterface({ input: child.stdout });
  const said = Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => Promise.reject(new Error(complaints || 'It said nothing.'))),
  ]);
  said.catch(() => {});
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return { said, ended, kill };
}

/** A process that does nothing but live until the test is over. */
export function startBystander(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
