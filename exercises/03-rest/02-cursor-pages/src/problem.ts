import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';

/** A request that is refused: thrown where the fault is noticed, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  /**
   * @param status of HTTP, 400 or more
   * @param detail what a client's developer should know
   */
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Answers with problem details (RFC 9457); the type `about:blank` says no more than the status. */
export function sendProblem(response: Response, status: number, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .json({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail });
}
