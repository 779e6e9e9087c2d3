import { inspect } from 'node:util';
import type { FailureDetails, FailureKind, PlainError } from '../failure.ts';
import { locate } from '../location.ts';

/** A failure on its way to the judge. */
export interface PlainFailure {
  kind: FailureKind;
  details: FailureDetails;
}

/** Raised inside the host for a failure that already has its class. */
export class HostFailure extends Error {
  readonly failure: PlainFailure;

  constructor(kind: FailureKind, details: FailureDetails = {}) {
    super(kind);
    this.failure = { kind, details };
  }
}

/** Describes whatever was thrown: student code may throw a string, or nothing at all. */
export function plainError(thrown: unknown): PlainError {
  if (!(thrown instanceof Error)) {
    return { name: '', message: inspect(thrown, { depth: 2 }) };
  }
  const error: PlainError = { name: thrown.name, message: thrown.message };
  if (typeof thrown.stack === 'string') error.stack = thrown.stack;
  if ('code' in thrown && typeof thrown.code === 'string') error.code = thrown.code;
  return error;
}

/**
 * Puts something thrown in a class, with the place in the student's code where it came from.
 *
 * @param folder the absolute folder of the student's code
 */
export function describeFailure(kind: FailureKind, thrown: unknown, folder: string): PlainFailure {
  if (thrown instanceof HostFailure) return thrown.failure;
  const error = plainError(thrown);
  const location = locate(error.stack, folder);
  return { kind, details: location ? { error, location } : { error } };
}
