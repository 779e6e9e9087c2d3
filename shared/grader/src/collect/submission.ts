import type { CodeFiles } from '@course/rubric/course';
import type { Refusal, Unreached } from '../results/results.ts';

/** A student, by the id that the school knows. */
export interface Student {
  id: string;
  name: string;
}

/** Where a student's files are. */
export type Place =
  | { kind: 'folder'; path: string }
  | { kind: 'zip'; path: string }
  | { kind: 'git'; remote: string; commit?: string | undefined; before?: Date | undefined };

/** That a student handed something in, before it is read. */
export interface Handed {
  student: Student;
  /** Missing when nothing was handed in. */
  from?: Place;
  deadline?: Date;
  submitted?: Date;
}

/** What was taken of what a student handed in. */
export interface Submission {
  student: Student;
  /** The files of each exercise, by the exercise's id; what is missing was not handed in. */
  code: ReadonlyMap<string, CodeFiles>;
  refusals: Refusal[];
  /** Why what was handed in was not reached; then nothing of it can be judged. */
  unreached?: Unreached;
  /** Hours after the deadline; 0 for in time, or not known. */
  hoursLate: number;
}
