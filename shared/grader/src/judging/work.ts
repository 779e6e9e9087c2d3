import { hashOf, type CodeFiles, type Edition, type Exercise } from '@course/rubric/course';
import { z } from 'zod';

/** One judging to be done: all that a worker on any machine must be told. */
export const Work = z.object({
  /** A hash of everything that can change what is found. */
  key: z.string(),
  exercise: z.string(),
  /** The hash of the code, which the store has. */
  code: z.string(),
  seed: z.string(),
});
export type Work = z.infer<typeof Work>;

/** Makes the work that one edition of the course asks for. */
export class WorkMaker {
  readonly #seed: string;
  readonly #confined: boolean;
  readonly #edition: Edition;

  /**
   * @param edition of the course that asks for the work
   * @param seed what random inputs are drawn from
   * @param confined whether the code will run in a sandbox; what was found without is not believed with
   */
  constructor(edition: Edition, seed: string, confined: boolean) {
    this.#edition = edition;
    this.#seed = seed;
    this.#confined = confined;
  }

  /** The work of judging some code. Equal code is the same work, whoever handed it in. */
  of(exercise: Exercise, files: CodeFiles): Work {
    const code = hashOf(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const { id } = exercise;
    const edition = this.#edition.ofExercise(exercise);
    const key = hashOf([edition, id, code, this.#seed, this.#confined]);
    return { key, exercise: id, code, seed: this.#seed };
  }
}
