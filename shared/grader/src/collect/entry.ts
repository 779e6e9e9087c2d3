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

/** Why a source cannot be read. */
class SourceFault<Reason extends string> extends Error {
  readonly reason: Reason;
  /** What a library or the system says of it. */
  readonly detail: string | undefined;

  constructor(reason: Reason, detail?: string, options?: ErrorOptions) {
    super([reason, detail].filter(Boolean).join(': '), options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** What was handed in is there, and is not what it should be: that is the student's. */
export class SourceError extends SourceFault<Refusal['reason']> {
  override readonly name = 'SourceError';
}

/** What was handed in was not reached: the roster may be wrong, or a host, the network or a disk fails. */
export class SourceUnreachable extends SourceFault<Unreached['reason']> {
  override readonly name = 'SourceUnreachable';
}
