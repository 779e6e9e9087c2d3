/** What is wrong with a path that was named, with a roster, or with a line of it. */
export type HandedFault =
  | { kind: 'missing' }
  | { kind: 'unreadable'; detail: string }
  | { kind: 'not-utf-8' }
  | { kind: 'no-class' }
  | { kind: 'no-student' }
  | { kind: 'twice'; id: string }
  | { kind: 'unknown-column'; column: string; columns: readonly string[] }
  | { kind: 'no-id' }
  | { kind: 'several-places' }
  | { kind: 'no-time'; column: string; value: string }
  | { kind: 'listed-twice'; id: string; before: number };

/** What was named as a class cannot be read as one. */
export class HandedError extends Error {
  override readonly name = 'HandedError';
  readonly file: string;
  readonly fault: HandedFault;
  /** The line of a roster, from 1. */
  readonly line: number | undefined;

  constructor(file: string, fault: HandedFault, line?: number, options?: ErrorOptions) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${fault.kind}`, options);
    this.file = file;
    this.fault = fault;
    this.line = line;
  }
}
