import { availableParallelism } from 'node:os';
import { placeCode } from '@course/rubric/course';
import { Judge, TypeChecker } from '@course/rubric/judge';
import type { Proof } from './proof.ts';
import type { ProofCache } from './proof-cache.ts';

/** What became of a proof. */
export interface ProofResult {
  proof: Proof;
  faults: string[];
  /** It was not run again, since nothing changed. */
  cached: boolean;
  /** Milliseconds. */
  duration: number;
}

/**
 * Runs proofs on all cores, each judge taking the next one. There is a judge more than there are
 * cores: a wrong answer often makes its judge wait.
 *
 * @param root absolute path of the repository
 * @param cache believed before a proof is run; undefined to run all
 * @param onResult called as each proof ends
 */
export async function runProofs(
  root: string,
  proofs: readonly Proof[],
  cache: ProofCache | undefined,
  onResult: (result: ProofResult) => void,
): Promise<ProofResult[]> {
  const results: ProofResult[] = [];
  const finish = (result: ProofResult): void => {
    results.push(result);
    onResult(result);
  };
  const known = proofs.filter((proof) => cache?.has(proof));
  for (const proof of known) finish({ proof, faults: [], cached: true, duration: 0 });

  const queue = proofs.filter((proof) => !known.includes(proof));
  const types = new TypeChecker(root);
  const work = async (): Promise<void> => {
    const judge = await Judge.open(root, { types });
    try {
      for (let proof = queue.shift(); proof; proof = queue.shift()) {
        finish(await runProof(proof, judge, types));
      }
    } finally {
      await judge.close();
    }
  };
  const judges = Math.min(availableParallelism() + 1, queue.length);
  try {
    await Promise.all(Array.from({ length: judges }, work));
  } finally {
    await types.close();
  }
  for (const { proof, faults, cached } of results) {
    if (!cached && faults.length === 0) cache?.add(proof);
  }
  return results;
}

async function runProof(proof: Proof, judge: Judge, types: TypeChecker): Promise<ProofResult> {
  const { exercise, code, repeat } = proof;
  const started = performance.now();
  const place = placeCode(exercise.folder, code);
  const faults: string[] = [];
  try {
    // What failed once has failed: the other times would only take time.
    for (let times = 0; times < repeat && faults.length === 0; times += 1) {
      judge.prepare(exercise);
      faults.push(
        ...proof.faultsOf(await judge.judge(exercise, { code: place.code, trial: true })),
      );
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    await types.forget(place.code);
    place.remove();
  }
  return { proof, faults, cached: false, duration: performance.now() - started };
}
