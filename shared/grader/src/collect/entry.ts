import type { Refusal, Unreached } from '../results/results.ts';

/** One thing in what a student handed in, before anything of it is believed. */
export interface Entry {
  /** As it was found: with forward slashes, and maybe hostile. */
  path: string;
  kind: 'file' | 'symbolic-link' | 'other';
  /** Bytes, as the source claims. */
  size: number;
  /**
   * Reads a file.
   *
   * @throws Error when it cannot be read, or is larger than it claimed
   */
  read(): Promise<Buffer>;
}

/** What a student handed in: a folder, an archive or a repository. */
export interface Source {
  entries: Entry[];
  close(): Promise<void> | void;
}

/** More entries than any student's repository has, and fewer than would exhaust the grader. */
export const MOST_ENTRIES = 20_000;

/** What was handed in is there, and is not what it should be: that is the student's. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: Refusal['reason'];
  /** What a library or the system says of it. */
  readonly detail: string | undefined;

  constructor(reason: Refusal['reason'], detail?: string, options?: ErrorOptions) {
    super([reason, detail].filter(Boolean).join(': '), options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** What was handed in was not reached: the roster may be wrong, or a host, the network or a disk fails. */
export class SourceUnreachable extends Error {
  override readonly name = 'SourceUnreachable';
  readonly reason: Unreached['reason'];
  /** What the system says of it. */
  readonly detail: string | undefined;

  constructor(reason: Unreached['reason'], detail?: string, options?: ErrorOptions) {
    super([reason, detail].filter(Boolean).join(': '), options);
    this.reason = reason;
    this.detail = detail;
  }
}
