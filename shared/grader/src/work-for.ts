import type { Course } from '@course/rubric/course';
import { openOffice, type OfficeSettings } from './office.ts';

/** This machine's course is not the one that is graded with. */
export class OtherEdition extends Error {
  override readonly name = 'OtherEdition';
  readonly own: string;
  readonly wanted: string;

  constructor(own: string, wanted: string) {
    super(`edition ${own} is here, and ${wanted} is graded with`);
    this.own = own;
    this.wanted = wanted;
  }
}

/** How a machine helps to grade a class that another one grades. */
export interface WorkerOptions extends OfficeSettings {
  course: Course;
  /** The database that the grading machine uses. */
  databaseUrl: string;
  /** How many judgings at a time. */
  jobs: number;
  /** Called when it is ready to take work. */
  onReady: (edition: string) => void;
  /** Aborted to end: what was begun is finished first. */
  signal: AbortSignal;
}

/**
 * Takes work until told to stop.
 *
 * @throws OtherEdition when what it would find could differ from what the others find
 * @throws SandboxUnavailable, DatabaseUnavailable or StoreError
 */
export async function workFor(options: WorkerOptions): Promise<void> {
  const { course, jobs, onReady, signal } = options;
  const office = await openOffice(course, options);
  try {
    const wanted = await office.store.edition();
    if (wanted && wanted !== office.edition) throw new OtherEdition(office.edition, wanted);
    // An event that has been is not told again.
    if (signal.aborted) return;
    const crew = office.hire(jobs);
    signal.addEventListener('abort', () => crew.stop(), { once: true });
    onReady(office.edition);
    await crew.work();
  } finally {
    await office.close();
  }
}
