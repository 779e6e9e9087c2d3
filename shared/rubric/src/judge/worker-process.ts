import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxPrograms, within, withoutNetwork } from '@course/subject';
import type { LastingWorker, Listener } from '@course/subject/warm-pool';
import type { WorkerRequest } from 'vitest/node';
import type { Confinement } from './confinement.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** How long a worker may take to give its resources back, in milliseconds. */
const GOODBYE = 3000;

/** How much of what a worker printed last is kept, should it die. */
const LAST_WORDS = 4000;

const FLAGS = ['--disable-warning=ExperimentalWarning'];

/** What a judge tells its worker, beside what vitest tells it. */
export type Errand =
  /** Start what judging this exercise will need. */
  | { errand: 'prepare'; exercise: string }
  /** The run is over: end the subject, and answer {@link RESTED}. */
  | { errand: 'rest' };

/** What a worker says when its subject is gone. */
export const RESTED = 'rested';

/**
 * A process that runs suites, one run after another. It is safe to keep, since the student's code never
 * runs in it.
 */
export class WorkerProcess implements LastingWorker {
  readonly #child: ChildProcess;
  /** What it printed to stderr, at most the last 4000 characters. */
  stderr = '';

  /**
   * @param root absolute path of the repository
   * @param confinement what keeps the student's code in; none on the student's own machine
   * @throws SandboxUnavailable
   */
  constructor(root: string, confinement?: Confinement) {
    const environment = {
      // Half of a worker's start is compiling. The code of a student gets none of these variables.
      NODE_COMPILE_CACHE: join(root, '.course', 'compiled'),
      ...process.env,
      COURSE_ROOT: root,
      NODE_ENV: 'test',
    };
    this.#child = fork(WORKER, [], {
      ...(confinement
        ? {
            execPath: sandboxPrograms().bwrap,
            execArgv: [...withoutNetwork(), '--', process.execPath, ...FLAGS],
            env: { ...environment, ...confinedEnvironment(confinement) },
          }
        : { execArgv: FLAGS, env: environment }),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
      // Ctrl+C in a terminal goes to a whole process group. Whoever opened the judge decides about that;
      // the worker leaves when the connection closes, however the judge has ended.
      detached: process.platform !== 'win32',
    });
    // A worker that died is told by its end; what could not be sent to it is no news.
    this.#child.on('error', () => {});
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr = (this.stderr + chunk).slice(-LAST_WORDS);
    });
  }

  get alive(): boolean {
    return this.#child.connected;
  }

  /** Sends what needs no answer. */
  tell(errand: Errand): void {
    if (this.alive) this.#child.send(errand);
  }

  post(message: WorkerRequest): void {
    this.#child.send(message);
  }

  on(event: string, listener: Listener): void {
    this.#child.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#child.off(event, listener);
  }

  /** Lets it end the subject; resolves when that is gone. */
  async rest(): Promise<boolean> {
    if (!this.alive) return false;
    const rested = Promise.withResolvers<void>();
    const hear = (message: unknown): void => {
      if (message === RESTED) rested.resolve();
    };
    this.#child.on('message', hear).once('exit', rested.resolve);
    this.tell({ errand: 'rest' });
    await rested.promise;
    this.#child.off('message', hear).off('exit', rested.resolve);
    return this.alive;
  }

  /** Lets it give its resources back and leave; resolves when it is gone. */
  async end(): Promise<void> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    if (child.connected) child.disconnect();
    if (await within(GOODBYE, gone)) return;
    child.kill('SIGKILL');
    await gone;
  }
}

function confinedEnvironment(confinement: Confinement): Record<string, string> {
  const { room, databaseUrl = '', gateway } = confinement;
  return {
    COURSE_CONFINED: 'yes',
    COURSE_GATEWAY: gateway.path,
    TMPDIR: room,
    DATABASE_URL: databaseUrl,
  };
}
