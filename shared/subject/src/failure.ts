/** What keeps everybody from a deployed address, so that it was never asked anything; only the judge finds it. */
export const DEPLOYMENT_FAILURES = [
  'wrong-file',
  'not-deployed',
  'wrong-address',
  'not-public',
  'unreachable',
  'bad-certificate',
] as const;

/**
 * Every way in which a subject can fail a criterion, as a closed list: a failure is first put in
 * its class, then told in a sentence of that class.
 */
export const FAILURE_KINDS = [
  // before the code ran
  'type-error',
  'syntax-error',
  'threw-at-import',
  'missing-file',
  'missing-export',
  // how the process ended
  'exited',
  'crashed',
  'unhandled-rejection',
  'out-of-memory',
  'too-many-processes',
  'killed',
  // time
  'hung-at-import',
  'hung',
  'never-settled',
  'no-answer',
  'never-listened',
  'never-exited',
  // what came back
  'threw',
  'no-app',
  'wrong-status',
  'wrong-header',
  'wrong-body',
  'wrong-result',
  'no-message',
  'socket-closed',
  'socket-refused',
  'socket-open',
  'socket-accepted',
  'transaction-open',
  'too-large',
  ...DEPLOYMENT_FAILURES,
  // not the student's doing
  'scenario-error',
  'environment',
] as const;

/** One class of failure. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** An error as data: what survives the way from the subject to the judge. */
export interface PlainError {
  name: string;
  message: string;
  code?: string;
  /** The stack as the runtime printed it; shown only on request. */
  stack?: string;
}

/** What is known of a failure beside its kind; which fields are set depends on the kind. */
export interface FailureDetails {
  error?: PlainError;
  /** Where in the student's code: a path relative to the subject's folder, with line and column. */
  location?: { file: string; line: number; column?: number };
  /** Milliseconds that the judge waited. */
  waited?: number;
  exitCode?: number;
  signal?: string;
  /** A name that the failure is about: an export, a header, a path. */
  name?: string;
  /** Names that were there instead of the one looked for. */
  found?: string[];
  /** Values in readable form. */
  expected?: string;
  actual?: string;
  /** What the process had printed, where the judge has no other way to it. */
  output?: string;
}

/** The student's code failed in a way that is known by name. */
export class SubjectFailure extends Error {
  readonly kind: FailureKind;
  readonly details: FailureDetails;

  constructor(kind: FailureKind, details: FailureDetails = {}, options?: ErrorOptions) {
    super(`${kind}${details.error ? `: ${details.error.message}` : ''}`, options);
    this.name = 'SubjectFailure';
    this.kind = kind;
    this.details = details;
  }
}
