import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeCode } from '@course/rubric/course';
import { Judge, type TypeChecker } from '@course/rubric/judge';
import type { Proof } from './proof.ts';

/** What became of a proof. */
export interface ProofResult {
  proof: Proof;
  faults: string[];
  /** It was not run again, since nothing changed. */
  cached: boolean;
  /** When it was begun, in milliseconds of `performance.now()`. */
  started: number;
  /** Milliseconds. */
  duration: number;
}

/**
 * Runs proofs, one at a time. Each variant of an exercise takes the place of the one before, which
 * the compiler takes for an edit: most of what it knows stays true.
 */
export class Desk {
  readonly #judge: Judge;
  readonly #types: TypeChecker;
  readonly #folder = mkdtempSync(join(tmpdir(), 'course-proofs-'));
  #latest: { folder: string; code: string } | undefined;

  private constructor(judge: Judge, types: TypeChecker) {
    this.#judge = judge;
    this.#types = types;
  }

  /**
   * @param root absolute path of the repository
   * @param types a compiler that several desks use; whoever made it closes it
   */
  static async open(root: string, types: TypeChecker): Promise<Desk> {
    return new Desk(await Judge.open(root, { types }), types);
  }

  /** Sees whether a proof holds. */
  async prove(proof: Proof): Promise<ProofResult> {
    const { exercise, code, repeat } = proof;
    const started = performance.now();
    await this.#turnTo(exercise.folder);
    const place = placeCode(exercise.folder, code, this.#folder);
    this.#latest = { folder: exercise.folder, code: place.code };
    const faults: string[] = [];
    try {
      // What failed once has failed: the other times would only take time.
      for (let times = 0; times < repeat && faults.length === 0; times += 1) {
        this.#judge.prepare(exercise);
        const report = await this.#judge.judge(exercise, { code: place.code, trial: true });
        faults.push(...proof.faultsOf(report));
      }
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    } finally {
      place.remove();
    }
    return { proof, faults, cached: false, started, duration: performance.now() - started };
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    await this.#judge.close();
    if (this.#latest) await this.#types.forget(this.#latest.code);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #turnTo(exercise: string): Promise<void> {
    if (this.#latest && this.#latest.folder !== exercise) {
      await this.#types.forget(this.#latest.code);
    }
  }
}
