import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** How long a worker may take to give its resources back, in milliseconds. */
const GOODBYE = 3000;

/** What a worker printed last, should it die. */
const LAST_WORDS = 4000;

/**
 * Processes for vitest to run suites in, of which one is always started ahead. Vitest's own pools
 * start theirs when a run begins; starting is the greater part of a short run.
 */
export class WarmPool implements PoolRunnerInitializer {
  readonly name = 'warm';
  readonly #root: string;
  #spare: { child: ChildProcess; exercise: string } | undefined;
  readonly #leaving = new Set<Promise<void>>();
  /** What the last worker printed to stderr. */
  stderr = '';

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#root = root;
  }

  /** Called by vitest for each run. */
  createPoolWorker = (): PoolWorker => new WarmWorker(this);

  /**
   * Starts a worker for the next run.
   *
   * @param exercise absolute path of the folder of the exercise that will be judged
   */
  prepare(exercise: string): void {
    if (this.#spare?.exercise === exercise && this.#spare.child.connected) return;
    if (this.#spare) this.dismiss(this.#spare.child);
    this.#spare = { child: this.#boot(exercise), exercise };
  }

  /** Hands out the worker that was started ahead, or a new one. */
  take(): ChildProcess {
    const { child } = this.#spare ?? { child: this.#boot('') };
    this.#spare = undefined;
    return child.connected ? child : this.#boot('');
  }

  /** Lets a worker give its resources back and leave; nobody waits for it until {@link close}. */
  dismiss(child: ChildProcess): void {
    const leaving = goodbye(child).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  /** Ends all workers; resolves when they are gone. */
  async close(): Promise<void> {
    if (this.#spare) this.dismiss(this.#spare.child);
    this.#spare = undefined;
    await Promise.all(this.#leaving);
  }

  #boot(exercise: string): ChildProcess {
    const child = fork(WORKER, [], {
      env: { ...process.env, COURSE_ROOT: this.#root, COURSE_WARM: exercise, NODE_ENV: 'test' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    this.stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr = (this.stderr + chunk).slice(-LAST_WORDS);
    });
    return child;
  }
}

async function goodbye(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  const timer = new AbortController();
  const late = await Promise.race([gone, after(GOODBYE, 'late', { signal: timer.signal })]);
  timer.abort();
  if (late === 'late') child.kill('SIGKILL');
}

/** One worker, as vitest sees it. */
class WarmWorker implements PoolWorker {
  readonly name = 'warm';
  readonly cacheFs = true;
  readonly #pool: WarmPool;
  #child: ChildProcess | undefined;

  constructor(pool: WarmPool) {
    this.#pool = pool;
  }

  async start(): Promise<void> {
    this.#child ??= this.#pool.take();
  }

  async stop(): Promise<void> {
    if (this.#child) this.#pool.dismiss(this.#child);
    this.#child = undefined;
  }

  on(event: string, listener: (...values: unknown[]) => void): void {
    this.#child?.on(event, listener);
  }

  off(event: string, listener: (...values: unknown[]) => void): void {
    this.#child?.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (this.#child?.connected) this.#child.send(message);
  }

  deserialize(data: unknown): unknown {
    return data;
  }
}
