import { availableParallelism } from 'node:os';
import { TypeChecker } from '@course/rubric/judge';
import { Desk, type ProofResult } from './desk.ts';
import type { Proof } from './proof.ts';
import type { ProofCache } from './proof-cache.ts';

/**
 * Runs proofs on all cores, each desk taking the next one. There is a desk more than there are
 * cores: a wrong answer often makes its judge wait.
 *
 * @param root absolute path of the repository
 * @param cache believed before a proof is run, and told how it ended; undefined to run all
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
    // At once, so that whoever interrupts the others keeps it.
    if (!result.cached) remember(result, cache);
    results.push(result);
    onResult(result);
  };
  const known = proofs.filter((proof) => cache?.has(proof));
  const started = performance.now();
  for (const proof of known) finish({ proof, faults: [], cached: true, started, duration: 0 });

  const queue = proofs.filter((proof) => !known.includes(proof));
  const types = new TypeChecker(root);
  const work = async (): Promise<void> => {
    const desk = await Desk.open(root, types);
    try {
      for (let proof = queue.shift(); proof; proof = queue.shift()) finish(await desk.prove(proof));
    } finally {
      await desk.close();
    }
  };
  const desks = Math.min(availableParallelism() + 1, queue.length);
  try {
    await Promise.all(Array.from({ length: desks }, work));
  } finally {
    await types.close();
  }
  return results;
}

/** A proof that fails may have held before: fewer times, or by luck. */
function remember({ proof, faults }: ProofResult, cache: ProofCache | undefined): void {
  if (faults.length === 0) cache?.add(proof);
  else cache?.drop(proof);
}
