import { PgBoss } from 'pg-boss';
import { SCHEMA } from '../store/schema.ts';
import { StoreError } from '../store/store.ts';
import { Work } from '../judging/work.ts';

/** How long a worker that says nothing is believed to be at work, in seconds. */
const SILENCE = 15;

/** How often work is given out again when its worker died over it. */
const TRIES = 3;

/** How often the queue is looked through for dead workers, in seconds. */
const WATCH = 5;

/** The states of work that is still to be done. */
const OPEN = new Set<string>(['created', 'retry', 'active']);

/** A piece of work as it was given out: to be told as done by this id. */
export interface Task {
  id: string;
  work: Work;
  /** Whether it is not given out again after this. */
  last: boolean;
}

/**
 * The work that waits, in PostgreSQL: any number of workers on any machines take from it. Work whose
 * worker falls silent is given out again.
 */
export class WorkQueue {
  readonly #boss: PgBoss;
  readonly #name: string;

  private constructor(boss: PgBoss, name: string) {
    this.#boss = boss;
    this.#name = name;
  }

  /**
   * Opens the queue of one edition of the course.
   *
   * @param url the store's database
   * @param edition its hash; workers of another edition take from another queue
   * @param confined whether its code runs in a sandbox; a worker without one takes from another queue
   * @throws StoreError
   */
  static async open(url: string, edition: string, confined: boolean): Promise<WorkQueue> {
    const boss = new PgBoss({
      connectionString: url,
      schema: `${SCHEMA}_queue`,
      schedule: false,
      superviseIntervalSeconds: WATCH,
      monitorIntervalSeconds: WATCH,
      max: 4,
    });
    // What fails is told by the call that needed it, or tried again.
    boss.on('error', () => {});
    const name = `judge-${confined ? 'confined' : 'open'}-${edition.slice(0, 32)}`;
    try {
      await boss.start();
      await boss.createQueue(name, {
        // One of a key at a time, waiting or at work: asking twice asks once.
        policy: 'exclusive',
        retryLimit: TRIES,
        heartbeatSeconds: SILENCE,
        expireInSeconds: 3600,
      });
    } catch (error) {
      // Its timers and connections would keep this process alive.
      await boss.stop({ graceful: false }).catch(() => {});
      throw StoreError.of(error);
    }
    return new WorkQueue(boss, name);
  }

  /** Asks for work to be done, in this order; what is asked for already is not asked for twice. */
  async add(all: readonly Work[]): Promise<void> {
    const jobs = all.map((work, index) => ({
      data: work,
      singletonKey: work.key,
      priority: all.length - index,
    }));
    await this.#boss.insert(this.#name, jobs);
  }

  /** Takes the next piece of work, if there is one. */
  async take(): Promise<Task | undefined> {
    const [job] = await this.#boss.fetch(this.#name, { includeMetadata: true });
    if (!job) return undefined;
    const { id, data, retryCount, retryLimit } = job;
    return { id, work: Work.parse(data), last: retryCount >= retryLimit };
  }

  /** Says that work goes on; to be said more often than every {@link SILENCE} seconds. */
  async stillAt(ids: readonly string[]): Promise<void> {
    await this.#boss.touch(this.#name, [...ids]);
  }

  /** Says that work is done, and its finding stored. */
  async done({ id }: Task): Promise<void> {
    await this.#boss.complete(this.#name, id);
  }

  /** Gives work back, for somebody to try again. */
  async giveBack({ id }: Task): Promise<void> {
    await this.#boss.fail(this.#name, id);
  }

  /** Whether this work waits, or somebody is at it; else it is done, or was given up. */
  async has({ key }: Work): Promise<boolean> {
    const jobs = await this.#boss.findJobs(this.#name, { key });
    return jobs.some(({ state }) => OPEN.has(state));
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}
