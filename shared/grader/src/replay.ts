import type { Course, Exercise } from '@course/rubric/course';
import type { Report, Verdict } from '@course/rubric/report';
import { Courtroom } from './judging/courtroom.ts';
import { openOffice } from './office.ts';
import type { Results } from './results/results.ts';

/** Which verdict is to be found again. */
export interface ReplayOptions {
  course: Course;
  /** What a grading found. */
  results: Results;
  student: string;
  exercise: Exercise;
  /** The database of that grading, if it was not the embedded one. */
  databaseUrl?: string | undefined;
}

/** A verdict as it was found, and as it is found now. */
export interface Replay {
  recorded: Report;
  now: Report;
  /** False when the course has changed since: then the verdict may have, too. */
  sameEdition: boolean;
  /** The criteria that are judged otherwise now. */
  differing: Verdict[];
}

/** There is nothing to replay. */
export class NothingToReplay extends Error {
  override readonly name = 'NothingToReplay';
}

/**
 * Judges a submission again as it was judged in a grading: the same code, the same seed, and a
 * sandbox if there was one.
 *
 * @throws NothingToReplay, SandboxUnavailable, DatabaseUnavailable or StoreError
 */
export async function replay(options: ReplayOptions): Promise<Replay> {
  const { course, results, student, exercise, databaseUrl } = options;
  const result = results.students
    .find(({ id }) => id === student)
    ?.results.find((candidate) => candidate.exercise === exercise.id);
  const { report: recorded, code } = result ?? {};
  if (!recorded || !code) throw new NothingToReplay(`${student} ${exercise.id}`);

  const office = await openOffice(course, {
    confined: results.sandbox === 'bubblewrap',
    databaseUrl,
  });
  try {
    const files = await office.store.code(code);
    const room = await Courtroom.open(office.custody);
    try {
      const now = await room.judge(exercise, files, { seed: recorded.seed });
      const before = new Map(recorded.verdicts.map(({ id, passed }) => [id, passed]));
      const differing = now.verdicts.filter(({ id, passed }) => before.get(id) !== passed);
      return { recorded, now, sameEdition: results.edition === office.edition, differing };
    } finally {
      await room.close();
    }
  } finally {
    await office.close();
  }
}
