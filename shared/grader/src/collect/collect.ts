import type { Course } from '@course/rubric/course';
import { SourceError, type Source } from './entry.ts';
import { folderSource } from './folder-source.ts';
import { gitSource } from './git-source.ts';
import type { Handed, Place, Submission } from './submission.ts';
import { takeCode } from './take-code.ts';
import { zipSource } from './zip-source.ts';

const HOUR = 3_600_000;

/** How many submissions are read at a time: most of the time it is a disk or a remote that works. */
const AT_ONCE = 8;

/**
 * Reads what was handed in. What cannot be read is told in that student's report, and the others are
 * read all the same.
 */
export async function collect(handed: readonly Handed[], course: Course): Promise<Submission[]> {
  const collected = new Map<Handed, Submission>();
  const waiting = handed.values();
  const work = async (): Promise<void> => {
    for (const one of waiting) collected.set(one, await collectOne(one, course));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return handed.map((one) => collected.get(one) as Submission);
}

async function collectOne(handed: Handed, course: Course): Promise<Submission> {
  const { student, from, deadline, submitted } = handed;
  const late = deadline && submitted ? (submitted.getTime() - deadline.getTime()) / HOUR : 0;
  const nothing = { student, code: new Map(), hoursLate: Math.max(0, late) };
  if (!from) return { ...nothing, refusals: [] };
  try {
    const source = await open(from);
    try {
      return { ...nothing, ...(await takeCode(source.entries, course)) };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const path = from.kind === 'git' ? from.remote : student.id;
    return { ...nothing, refusals: [{ reason: 'unreadable', path, detail: error.message }] };
  }
}

async function open(from: Place): Promise<Source> {
  if (from.kind === 'folder') return folderSource(from.path);
  return from.kind === 'zip' ? zipSource(from.path) : gitSource(from.remote, from);
}
