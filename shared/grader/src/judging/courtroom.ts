import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeCode, type CodeFiles, type Course, type Exercise } from '@course/rubric/course';
import { Judge, openConfinement, TypeChecker, type JudgeOptions } from '@course/rubric/judge';
import type { Report } from '@course/rubric/report';

/** How the code of a class is kept in. */
export interface Custody {
  course: Course;
  /** Whether there is a sandbox; without one, whoever is judged can do what the grader can. */
  confined: boolean;
  /** The PostgreSQL server for criteria; not the one that the grades are in. */
  databaseUrl: string;
}

/** Where code lies while it is judged. */
interface Room {
  /** Absolute path. */
  path: string;
  remove(): void;
}

/**
 * A judge with a compiler of its own, and a room in which code lies while it is judged. One submission
 * takes the place of another, which the compiler takes for an edit: most of what it knows stays true.
 */
export class Courtroom {
  readonly #judge: Judge;
  readonly #types: TypeChecker;
  readonly #room: Room;
  #latest: { exercise: Exercise; code: string } | undefined;

  private constructor(judge: Judge, types: TypeChecker, room: Room) {
    this.#judge = judge;
    this.#types = types;
    this.#room = room;
  }

  /** @throws SandboxUnavailable */
  static async open({ course, confined, databaseUrl }: Custody): Promise<Courtroom> {
    const confinement = confined ? openConfinement(course, databaseUrl) : undefined;
    const room = confinement
      ? { path: confinement.room, remove: () => confinement.remove() }
      : openRoom();
    const types = new TypeChecker(course.root, confinement?.compiler);
    try {
      const judge = await Judge.open(course.root, { types, ...(confinement && { confinement }) });
      return new Courtroom(judge, types, room);
    } catch (error) {
      await types.close();
      room.remove();
      throw error;
    }
  }

  /**
   * Judges files; nothing of them is left afterwards.
   *
   * @throws SuiteError
   */
  async judge(
    exercise: Exercise,
    files: CodeFiles,
    options: Pick<JudgeOptions, 'seed' | 'only'>,
  ): Promise<Report> {
    await this.#turnTo(exercise);
    const place = placeCode(exercise.folder, files, this.#room.path);
    this.#latest = { exercise, code: place.code };
    try {
      return await this.#judge.judge(exercise, { ...options, code: place.code });
    } finally {
      // What the next one will need starts while this one is cleared away.
      this.#judge.prepare(exercise);
      place.remove();
    }
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    await this.#judge.close();
    await this.#types.close();
    this.#room.remove();
  }

  async #turnTo(exercise: Exercise): Promise<void> {
    if (this.#latest?.exercise === exercise) return;
    this.#judge.prepare(exercise);
    if (this.#latest) await this.#types.forget(this.#latest.code);
  }
}

function openRoom(): Room {
  const path = mkdtempSync(join(tmpdir(), 'course-room-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
