import type { Course, Exercise } from '@course/rubric/course';
import { SourceError, SourceUnreachable, type Source } from './entry.ts';
import { folderSource } from './folder-source.ts';
import { gitSource } from './git-source.ts';
import type { Handed, Place, Submission } from './submission.ts';
import { takeCode } from './take-code.ts';
import { zipSource } from './zip-source.ts';

const HOUR = 3_600_000;

/** How many submissions are read at a time: most of the time it is a disk or a remote that works. */
const AT_ONCE = 8;

/**
 * Reads what was handed in. What cannot be read or reached is told of that student, and the others are
 * read all the same.
 *
 * @param wanted the exercises that are taken; the course tells what else may have been handed in
 * @param signal aborted to read no more
 * @throws the signal's reason: what was being read then may have been cut off
 */
export async function collect(
  handed: readonly Handed[],
  course: Course,
  wanted: readonly Exercise[] = course.exercises,
  signal?: AbortSignal,
): Promise<Submission[]> {
  const collected = new Map<Handed, Submission>();
  const waiting = handed.values();
  const work = async (): Promise<void> => {
    for (const one of waiting) {
      collected.set(one, await collectOne(one, course, wanted));
      // Ctrl+C ends git too, which then looks as if there were nothing to fetch.
      signal?.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return handed.map((one) => collected.get(one) as Submission);
}

async function collectOne(
  handed: Handed,
  course: Course,
  wanted: readonly Exercise[],
): Promise<Submission> {
  const { student, from, deadline, submitted } = handed;
  const late = deadline && submitted ? (submitted.getTime() - deadline.getTime()) / HOUR : 0;
  const nothing = { student, code: new Map(), hoursLate: Math.max(0, late) };
  if (!from) return { ...nothing, refusals: [] };
  try {
    const source = await open(from);
    try {
      const { code, refusals, holdsExercise } = await takeCode(source.entries, course, wanted);
      if (!holdsExercise && refusals.length === 0) {
        return { ...nothing, refusals: [{ reason: 'no-exercise', path: student.id }] };
      }
      return { ...nothing, code, refusals };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof SourceError || error instanceof SourceUnreachable)) throw error;
    // An address may hold a password, which belongs into no file.
    const told = from.kind === 'git' ? error.detail?.replaceAll(from.remote, '…') : error.detail;
    const detail = told && { detail: told };
    // Whom nobody could fetch from has not handed in nothing.
    if (error instanceof SourceUnreachable)
      return { ...nothing, refusals: [], unreached: { reason: error.reason, ...detail } };
    return { ...nothing, refusals: [{ reason: error.reason, path: student.id, ...detail }] };
  }
}

async function open(from: Place): Promise<Source> {
  if (from.kind === 'folder') return folderSource(from.path);
  return from.kind === 'zip' ? zipSource(from.path) : gitSource(from.remote, from);
}
