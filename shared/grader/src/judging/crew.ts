import { hostname } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { SandboxUnavailable } from '@course/rubric/judge';
import type { Task, WorkQueue } from '../queue/work-queue.ts';
import type { Store } from '../store/store.ts';
import { Courtroom, type Custody } from './courtroom.ts';
import { judgeFairly } from './judge-fairly.ts';

/** How long to wait before looking for work again when there was none, in milliseconds. */
const PAUSE = 200;

/** How often the queue hears that work goes on, in milliseconds. */
const SIGN_OF_LIFE = 4000;

/** Where a crew takes its work from, and what it needs for it. */
export interface CrewOptions {
  store: Store;
  queue: WorkQueue;
  custody: Custody;
  /** How many judgings at a time. */
  jobs: number;
  /** Rejects when this machine cannot judge at the moment: then no code is blamed. */
  checkMachine: () => Promise<void>;
}

/** Takes work from the queue and does it, several at a time, until told to stop. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #name = `${hostname()}/${process.pid}`;
  readonly #atWork = new Set<Task>();
  readonly #stopped = new AbortController();

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  /**
   * Works.
   *
   * @returns when {@link stop} was called, and what was begun is finished or given back
   * @throws what keeps this machine from judging: the sandbox, or a database
   */
  async work(): Promise<void> {
    const signs = setInterval(() => void this.#giveSign(), SIGN_OF_LIFE);
    try {
      const rooms = Array.from({ length: this.#options.jobs }, async () => this.#workInRoom());
      // When one cannot go on, the others stop too, and what they have begun is waited for.
      for (const room of rooms) room.catch(() => this.stop());
      const ends = await Promise.allSettled(rooms);
      const broken = ends.find(({ status }) => status === 'rejected');
      if (broken?.status === 'rejected') throw broken.reason;
    } finally {
      clearInterval(signs);
    }
  }

  /** Takes no more work. */
  stop(): void {
    this.#stopped.abort();
  }

  async #workInRoom(): Promise<void> {
    const { queue, custody } = this.#options;
    let room: Courtroom | undefined;
    try {
      while (!this.#stopped.signal.aborted) {
        const task = await queue.take();
        if (!task) {
          await after(PAUSE, undefined, { signal: this.#stopped.signal }).catch(() => {});
          continue;
        }
        this.#atWork.add(task);
        try {
          room ??= await Courtroom.open(custody);
          await this.#do(task, room);
        } catch (error) {
          await room?.close();
          room = undefined;
          await this.#afterFault(task, error);
        } finally {
          this.#atWork.delete(task);
        }
      }
    } finally {
      await room?.close();
    }
  }

  async #do(task: Task, room: Courtroom): Promise<void> {
    const { store, queue, custody } = this.#options;
    const { key, exercise: id, code, seed } = task.work;
    // Whoever had it before may have finished it, and died before it could say so.
    if (!(await store.known([key])).has(key)) {
      const exercise = custody.course.exercises.find((candidate) => candidate.id === id);
      if (!exercise) throw new Error(`This course has no exercise ${id}.`);
      const judge: Parameters<typeof judgeFairly>[0] = async (...args) => room.judge(...args);
      const judged = await judgeFairly(judge, exercise, await store.code(code), seed);
      await store.saveJudged(key, judged, this.#name);
    }
    await queue.done(task);
  }

  /** Decides whether the machine is at fault, or this piece of work alone. */
  async #afterFault(task: Task, error: unknown): Promise<void> {
    const { store, queue, checkMachine } = this.#options;
    if (error instanceof SandboxUnavailable) {
      await queue.giveBack(task);
      throw error;
    }
    await checkMachine();
    if (!task.last) return queue.giveBack(task);
    const problem = error instanceof Error ? error.message : String(error);
    await store.saveJudged(task.work.key, { problem }, this.#name);
    return queue.done(task);
  }

  async #giveSign(): Promise<void> {
    const ids = [...this.#atWork].map(({ id }) => id);
    // Should it fail, the work itself will say why.
    if (ids.length > 0) await this.#options.queue.stillAt(ids).catch(() => {});
  }
}
