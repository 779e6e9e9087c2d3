import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How many of the last lines are kept for a failure message. */
const KEPT_LINES = 200;

/**
 * Runs a tool and hands over its lines as they come. Settles when it has ended, also after an
 * abort, so that nothing it does overlaps with what follows.
 *
 * @param {string[]} command the program and its arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal, onLine?: (line: string) => void }} options
 * @returns {Promise<{ ok: boolean, output: string }>} output: the end of what it said
 */
export async function runTool([program = '', ...args], { cwd, env, signal, onLine }) {
  signal.throwIfAborted();
  const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      onLine?.(line);
    });
  }
  const code = await new Promise((resolve) => {
    child.on('error', (error) => lines.push(error.message));
    child.on('close', resolve);
  });
  signal.throwIfAborted();
  return { ok: code === 0, output: lines.join('\n') };
}
