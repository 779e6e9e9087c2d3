import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';

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

/** The one place that answers errors. It needs all four parameters: Express counts them. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
  } else if (isRefusal(error)) {
    sendProblem(response, error.status, error.message);
  } else {
    // Our own fault: the details are for the log, not for the client.
    console.error(error);
    sendProblem(response, 500, 'The request could not be answered.');
  }
};

// Express refuses too, with a `status`: a body that is no JSON, a path that cannot be decoded.
function isRefusal(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
