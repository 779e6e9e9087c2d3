import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Results } from '@course/grader';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

/** A `course` command that runs in a process of its own, as a teacher starts it. */
export interface Running {
  child: ChildProcess;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** What it said last on standard error. */
  said: () => string;
  /** Resolves when it has printed something; it may have ended instead. */
  printed: Promise<unknown>;
}

/**
 * Starts a command.
 *
 * @param options `detached` lets it lead a process group, which can be killed with it; otherwise Ctrl+C
 *   ends it with whoever started it
 */
export function startCourse(
  words: readonly string[],
  { detached = false }: { detached?: boolean } = {},
): Running {
  const child = spawn(process.execPath, [MAIN, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  let said = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (chunk: string) => (said = (said + chunk).slice(-4000)));
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  const printed = Promise.race([once(child.stdout.resume(), 'data'), ended]);
  return { child, ended, said: () => said, printed };
}

/** Reads what a grading found. */
export function readResults(out: string): Results {
  return Results.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
}
