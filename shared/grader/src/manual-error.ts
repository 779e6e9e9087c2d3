/** What can be told of a decision, and what form each has. */
export type DecisionKey = 'student' | 'exercise' | 'points' | 'reached' | 'grade' | 'reason';

/** What is wrong with the teacher's decisions. */
export type ManualFault =
  | { kind: 'no-yaml'; detail: string }
  | { kind: 'no-list' }
  | { kind: 'unknown-key'; key: string }
  | { kind: 'wrong-value'; key: DecisionKey }
  | { kind: 'exercise-or-grade' }
  | { kind: 'nothing-decided' }
  | { kind: 'too-many-points'; exercise: string; max: number }
  | { kind: 'decided-twice'; student: string; before: number };

/** A fault, and the line of the file that it is in, from 1. */
export interface PlacedManualFault {
  fault: ManualFault;
  line: number | undefined;
}

/** The teacher's decisions cannot be read, or contradict each other or the course. */
export class ManualError extends Error {
  override readonly name = 'ManualError';
  readonly file: string;
  readonly faults: readonly PlacedManualFault[];

  constructor(file: string, faults: readonly PlacedManualFault[], options?: ErrorOptions) {
    super(`${file}: ${faults.map(({ fault }) => fault.kind).join(', ')}`, options);
    this.file = file;
    this.faults = faults;
  }
}
