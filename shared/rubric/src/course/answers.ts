import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from './course.ts';
import { readCode } from './place-code.ts';
import type { CodeFiles } from './starter.ts';

/** A right answer that is built differently from the solution. */
export interface Alternative {
  name: string;
  code: CodeFiles;
}

/** The alternatives that the teacher's edition has. */
export function readAlternatives({ folder }: Pick<Exercise, 'folder'>): Alternative[] {
  const all = join(folder, 'alternatives');
  if (!existsSync(all)) return [];
  return readdirSync(all).map((name) => ({ name, code: readCode(join(all, name)) }));
}

/** All right answers that the teacher's edition has: the solution, and the alternatives. */
export function readAnswers(exercise: Pick<Exercise, 'folder'>): CodeFiles[] {
  const solution = join(exercise.folder, 'solution');
  return [
    ...(existsSync(solution) ? [readCode(solution)] : []),
    ...readAlternatives(exercise).map(({ code }) => code),
  ];
}
