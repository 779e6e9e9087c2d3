import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Edition, hashOf } from '@course/rubric/course';
import { MUTANTS_FILE } from './mutants.ts';
import type { Proof } from './proof.ts';

/** Remembers which proofs have held, by a hash of everything that could change them. */
export class ProofCache {
  readonly #folder: string;
  readonly #edition: Edition;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#folder = join(root, '.course', 'proofs');
    this.#edition = new Edition(root);
  }

  /** Whether the proof has held before, at least as often. */
  has(proof: Proof): boolean {
    const file = this.#fileOf(proof);
    return existsSync(file) && Number(readFileSync(file, 'utf8')) >= proof.repeat;
  }

  /** Remembers that the proof holds. */
  add(proof: Proof): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#fileOf(proof), String(proof.repeat));
  }

  /** Forgets that the proof has held. */
  drop(proof: Proof): void {
    rmSync(this.#fileOf(proof), { force: true });
  }

  #fileOf({ exercise, name, code }: Proof): string {
    const expectation = name.startsWith('mutant ')
      ? readFileSync(join(exercise.folder, MUTANTS_FILE), 'utf8')
      : '';
    const edition = this.#edition.ofExercise(exercise);
    return join(this.#folder, hashOf([edition, name, expectation, code]));
  }
}
