import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course, Exercise } from './course.ts';
import { KIT } from './kit.ts';
import { readCode } from './place-code.ts';
import { STARTER_FILE } from './starter.ts';

/** The parts of the product that take part in a verdict: those that judge, and what is judged builds on. */
const JUDGING = ['shared/rubric/src', 'shared/subject/src', 'shared/database/src', `${KIT}/src`];

/** How a failure is told does not change it. */
const TELLING = 'telling/';

const SHARED_FILES = ['pnpm-lock.yaml', 'tsconfig.base.json', `${KIT}/package.json`];

/**
 * Tells one state of the course from another by everything that can change a verdict: what was
 * judged by the same edition need not be judged again, and two machines may share work only then.
 */
export class Edition {
  readonly #product: string;
  readonly #known = new Map<string, string>();

  /** @param root absolute path of the repository */
  constructor(root: string) {
    const folders = JUDGING.map((folder) =>
      Object.entries(readCode(join(root, folder))).filter(([name]) => !name.startsWith(TELLING)),
    );
    const files = SHARED_FILES.map((name) => readFileSync(join(root, name), 'utf8'));
    this.#product = hashOf([process.version, folders, files]);
  }

  /** A hash of what can change the verdicts of one exercise, beside the code and the seed. */
  ofExercise(exercise: Exercise): string {
    const hash = this.#known.get(exercise.folder) ?? this.#hashOf(exercise);
    this.#known.set(exercise.folder, hash);
    return hash;
  }

  #hashOf({ folder, manifest }: Exercise): string {
    const schema = manifest.database ? readFileSync(join(folder, manifest.database), 'utf8') : '';
    const starter = join(folder, STARTER_FILE);
    const given = existsSync(starter) ? readFileSync(starter, 'utf8') : '';
    return hashOf([this.#product, manifest, readCode(join(folder, 'test')), schema, given]);
  }

  /** A hash of what can change any verdict; what becomes of verdicts, such as weights, is no part of it. */
  ofCourse({ exercises }: Course): string {
    return hashOf(exercises.map((exercise) => [exercise.id, this.ofExercise(exercise)]));
  }
}

/** A SHA-256 in hexadecimal of anything that JSON can say. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
