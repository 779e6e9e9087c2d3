/** What stands in the way of a change. */
export type ConflictReason = 'tag-taken' | 'already-lent';

/** A change that what is stored does not allow, in words that the rest of the program knows. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly reason: ConflictReason;

  /** @param options its `cause` is the database's own error, for the log */
  constructor(reason: ConflictReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
