import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCode, readStarter, type CodeFiles, type Exercise } from '@course/rubric/course';
import { Report } from '@course/rubric/report';
import { isAttempted } from '@course/grader/attempted';
import type { Standing } from '@course/grader/grade';
import { z } from 'zod';

const Entry = z.object({
  /** Of the code that the report is about. */
  code: z.string(),
  report: Report,
});

const Stored = z.object({
  version: z.literal(1),
  exercises: z.record(z.string(), Entry),
  hints: z.record(z.string(), z.int()),
});
type Stored = z.infer<typeof Stored>;

/** Where a student stands: a standing, and whether it is about the code as it is now. */
export interface Progress extends Standing {
  report: Report | undefined;
  /** The code has changed since it was judged. */
  stale: boolean;
}

/**
 * What this clone remembers of its student: the last verdicts and the hints that were shown. It can
 * be lost without harm: judging again restores it.
 */
export class ProgressStore {
  readonly #file: string;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#file = join(root, '.course', 'progress.json');
  }

  /** Where the student stands with an exercise. */
  of(exercise: Exercise): Progress {
    const code = codeOf(exercise);
    const entry = this.#read().exercises[exercise.id];
    const stale = entry !== undefined && entry.code !== hashOf(code);
    return {
      exercise: exercise.id,
      attempted: isAttempted(code, readStarter(exercise)),
      reached: entry !== undefined && !stale && entry.report.reached,
      report: entry?.report,
      stale,
    };
  }

  /** Whether the code, as it is now, was seen to reach the exercise. */
  isReached(exercise: Exercise): boolean {
    const entry = this.#read().exercises[exercise.id];
    return entry !== undefined && entry.report.reached && entry.code === hashOf(codeOf(exercise));
  }

  /**
   * Remembers a report.
   *
   * @param code what was judged: the files may have changed while the judge was at work
   */
  save(report: Report, code: CodeFiles): void {
    const stored = this.#read();
    stored.exercises[report.exercise] = { code: hashOf(code), report };
    this.#write(stored);
  }

  /** How many hints of an exercise were shown. */
  hintsShown({ id }: Exercise): number {
    return this.#read().hints[id] ?? 0;
  }

  /** Remembers how many hints of an exercise were shown. */
  showHints({ id }: Exercise, count: number): void {
    const stored = this.#read();
    stored.hints[id] = count;
    this.#write(stored);
  }

  #read(): Stored {
    const nothing: Stored = { version: 1, exercises: {}, hints: {} };
    if (!existsSync(this.#file)) return nothing;
    try {
      return Stored.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // Of another version, or cut short by a full disk: begin anew.
      return nothing;
    }
  }

  #write(stored: Stored): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(stored));
    renameSync(temporary, this.#file);
  }
}

/** The student's code as it is now; empty when the folder is gone. */
export function codeOf({ folder }: Exercise): CodeFiles {
  return readCode(join(folder, 'src'));
}

/** Whether two sets of files are the same, to the letter. */
export function isSame(one: CodeFiles, other: CodeFiles): boolean {
  return hashOf(one) === hashOf(other);
}

function hashOf(code: CodeFiles): string {
  const sorted = Object.entries(code).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
