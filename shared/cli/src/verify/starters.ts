import { join } from 'node:path';
import { readCourse } from '@course/rubric/course';
import { machineFaults, type Report } from '@course/rubric/report';
import { starterProof, type Proof } from '../check/proof.ts';
import { runProofs } from '../check/run-proofs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/**
 * `course starters`, which `npm test` runs in the student edition: each rubric runs on this machine,
 * and finds nothing done in the starter, whatever a student has written since. It prints JSON with
 * how many passed and failed; what failed, on standard error.
 */
export async function starters(): Promise<ExitCode> {
  const proofs = readCourse(ROOT).exercises.map((exercise) => runnable(starterProof(exercise)));
  const results = await runProofs(ROOT, proofs, undefined, ({ proof, faults }) => {
    for (const fault of faults) console.error(`${proof.exercise.id}: ${fault}`);
  });
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  console.log(JSON.stringify({ passed: results.length - failed, failed }));
  return failed === 0 ? EXIT.REACHED : EXIT.NOT_REACHED;
}

/** A starter fails its criteria; that the machine fails them is another matter. */
function runnable(proof: Proof): Proof {
  const faultsOfMachine = (report: Report): string[] =>
    machineFaults(report).map(
      ({ id, failure }) => `${id} could not be judged: ${failure?.message ?? ''}`,
    );
  return {
    ...proof,
    faultsOf: (report) => [...proof.faultsOf(report), ...faultsOfMachine(report)],
  };
}
