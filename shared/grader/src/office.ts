import { Edition, type Course } from '@course/rubric/course';
import type { Custody } from './judging/courtroom.ts';
import { Crew } from './judging/crew.ts';
import { WorkMaker } from './judging/work.ts';
import { WorkQueue } from './queue/work-queue.ts';
import { leaseServers } from './servers.ts';
import { Store } from './store/store.ts';

/** What everybody who takes part in grading a class works with. */
export interface Office {
  /** A hash of everything in the course that can change a verdict. */
  edition: string;
  store: Store;
  queue: WorkQueue;
  /**
   * What makes work for the queue.
   *
   * @param seed what random inputs are drawn from
   */
  workMaker(seed: string): WorkMaker;
  /**
   * Puts a crew to work on this machine.
   *
   * @param jobs how many judgings at a time
   */
  hire(jobs: number): Crew;
  /** What a judge on this machine is opened with. */
  custody: Custody;
  close(): Promise<void>;
}

/** Where everything of a grading is kept, and how its code is. */
export interface OfficeSettings {
  /** Whether code runs in a sandbox. Without one, nothing keeps it from forging its verdict. */
  confined: boolean;
  /** A database for what was found; an embedded one unless told. */
  databaseUrl?: string | undefined;
}

/**
 * Opens store and queue.
 *
 * @throws DatabaseUnavailable or StoreError
 */
export async function openOffice(
  course: Course,
  { confined, databaseUrl }: OfficeSettings,
): Promise<Office> {
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    // Last opened, first closed.
    for (const one of opened.toReversed()) await one.close();
  };
  try {
    const servers = await leaseServers(course.root, databaseUrl);
    opened.push({ close: async () => servers.release() });
    const store = await Store.open(servers.storeUrl);
    opened.push(store);
    const ofExercises = new Edition(course.root);
    const edition = ofExercises.ofCourse(course);
    const queue = await WorkQueue.open(servers.storeUrl, edition, confined);
    opened.push(queue);
    const custody: Custody = { course, confined, databaseUrl: servers.criteriaUrl };
    const checkMachine = async (): Promise<void> =>
      void (await Promise.all([servers.check(), store.check()]));
    const hire = (jobs: number): Crew => new Crew({ store, queue, jobs, custody, checkMachine });
    const workMaker = (seed: string): WorkMaker => new WorkMaker(ofExercises, seed, confined);
    return { edition, store, queue, workMaker, hire, custody, close };
  } catch (error) {
    await close();
    throw error;
  }
}
