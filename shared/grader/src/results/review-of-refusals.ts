import type { Submission } from '../collect/submission.ts';
import type { Refusal, Review } from './results.ts';

/** Whose work most likely lies where nobody looked for it, or is older than the student thinks. */
const MISPLACED = new Set<Refusal['reason']>(['unknown-exercise', 'another-copy']);

/** What was not taken, by how much it may cost the student: told once for all of it. */
export function reviewOfRefusals({ code, refusals }: Submission): Review[] {
  const misplaced = refusals.filter(({ reason }) => MISPLACED.has(reason));
  if (misplaced.length > 0) return [{ kind: 'misplaced', detail: pathsOf(misplaced) }];
  if (refusals.length === 0) return [];
  return [{ kind: code.size === 0 ? 'nothing-taken' : 'refused', detail: pathsOf(refusals) }];
}

function pathsOf(refusals: readonly Refusal[]): string {
  const first = refusals[0]?.path ?? '';
  return refusals.length === 1 ? first : `${first} … (${refusals.length})`;
}
