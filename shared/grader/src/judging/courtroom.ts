import { placeCode, type CodeFiles, type Course, type Exercise } from '@course/rubric/course';
import {
  Judge,
  openConfinement,
  TypeChecker,
  type JudgeOptions,
  type OpenConfinement,
} from '@course/rubric/judge';
import type { Report } from '@course/rubric/report';

/** How the code of a class is kept in. */
export interface Custody {
  course: Course;
  /** Whether there is a sandbox; without one, whoever is judged can do what the grader can. */
  confined: boolean;
  /** The PostgreSQL server for criteria; not the one that the grades are in. */
  databaseUrl: string;
}

/** A judge with a compiler of its own, and a room in which code lies while it is judged. */
export class Courtroom {
  readonly #judge: Judge;
  readonly #types: TypeChecker;
  readonly #confinement: OpenConfinement | undefined;
  #exercise: Exercise | undefined;

  private constructor(judge: Judge, types: TypeChecker, confinement?: OpenConfinement) {
    this.#judge = judge;
    this.#types = types;
    this.#confinement = confinement;
  }

  /** @throws SandboxUnavailable */
  static async open({ course, confined, databaseUrl }: Custody): Promise<Courtroom> {
    const confinement = confined ? openConfinement(course, databaseUrl) : undefined;
    const types = new TypeChecker(course.root, confinement?.compiler);
    const settings = { types, ...(confinement && { confinement }) };
    return new Courtroom(await Judge.open(course.root, settings), types, confinement);
  }

  /** Which exercise it was used for last: judging another one takes a little longer to begin. */
  get exercise(): string | undefined {
    return this.#exercise?.id;
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
    const place = placeCode(exercise.folder, files, this.#confinement?.room);
    if (this.#exercise !== exercise) this.#judge.prepare(exercise);
    this.#exercise = exercise;
    try {
      return await this.#judge.judge(exercise, { ...options, code: place.code });
    } finally {
      // What the next one will need starts while this one is cleared away.
      this.#judge.prepare(exercise);
      await this.#types.forget(place.code);
      place.remove();
    }
  }

  async close(): Promise<void> {
    await this.#judge.close();
    await this.#types.close();
    this.#confinement?.remove();
  }
}
