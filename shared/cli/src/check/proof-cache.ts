import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCode } from '@course/rubric/course';
import type { Proof } from './proof.ts';

/** The parts of the product that take part in a verdict. */
const JUDGING = ['shared/rubric/src', 'shared/subject/src', 'shared/database/src'];

/** Remembers which proofs have held, by a hash of everything that could change them. */
export class ProofCache {
  readonly #folder: string;
  readonly #product: string;

  /** @param root absolute path of the repository */
  constructor(root: string) {
    this.#folder = join(root, '.course', 'proofs');
    const files = JUDGING.map((folder) => readCode(join(root, folder)));
    const shared = ['pnpm-lock.yaml', 'tsconfig.base.json'].map((name) =>
      readFileSync(join(root, name), 'utf8'),
    );
    this.#product = hashOf([process.version, files, shared]);
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

  #fileOf({ exercise, name, code }: Proof): string {
    const { folder, manifest } = exercise;
    const suites = readCode(join(folder, 'test'));
    const schema = manifest.database ? readFileSync(join(folder, manifest.database), 'utf8') : '';
    const starter = readFileSync(join(folder, '.starter.json'), 'utf8');
    const expectation = name.startsWith('mutant ')
      ? readFileSync(join(folder, 'mutants.yaml'), 'utf8')
      : '';
    return join(
      this.#folder,
      hashOf([this.#product, manifest, suites, schema, starter, name, expectation, code]),
    );
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
