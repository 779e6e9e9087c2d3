import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs the course in its own process on this one's terminal, and ends as it ends.
 *
 * @param {string[]} command the program and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 + n where signal n ended it, as a shell tells it
 */
export function runInForeground([program = '', ...args], env) {
  const child = spawn(program, args, { env, stdio: 'inherit' });
  /** @type {Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', () => void>} */
  const passOn = {
    // A terminal sends its Ctrl-C to the child as well, and a second one would mean haste.
    SIGINT: () => void (onTerminal() || child.kill('SIGINT')),
    SIGTERM: () => void child.kill('SIGTERM'),
    SIGHUP: () => void child.kill('SIGHUP'),
  };
  for (const [signal, pass] of Object.entries(passOn)) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const [name, pass] of Object.entries(passOn)) process.off(name, pass);
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

function onTerminal() {
  return [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
}
