/** What is read of the report of `course check --json`. */
interface CheckReport {
  exercises?: {
    exercise: string;
    files?: string[];
    proofs?: { faults?: string[] }[];
  }[];
}

/**
 * The faults that `course check --json` reports, one a line, each behind its exercise.
 *
 * @param json what it printed; anything else has no faults to tell
 */
export function faultLines(json: string): string[] {
  const { exercises = [] } = parse(json);
  return exercises.flatMap(({ exercise, files = [], proofs = [] }) => {
    const faults = [...files, ...proofs.flatMap((proof) => proof.faults ?? [])];
    return faults.map((fault) => `${exercise}: ${fault}`);
  });
}

function parse(json: string): CheckReport {
  try {
    return JSON.parse(json) as CheckReport;
  } catch {
    return {};
  }
}
