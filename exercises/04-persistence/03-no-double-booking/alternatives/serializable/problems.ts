import type { ErrorRequestHandler, RequestHandler, Response } from 'express';

/** What may go out with a problem beside its title. */
interface Extras {
  /** What is wrong with this one request. */
  detail?: string;
  headers?: Record<string, string>;
}

/** An answer that is no success, in the form of RFC 9457. Throw it from anywhere in a request. */
export class Problem extends Error {
  readonly status: number;
  readonly kind: string;
  readonly extras: Extras;

  /** @param kind ends the problem's `type`, by which clients tell problems of one status apart */
  constructor(status: number, kind: string, title: string, extras: Extras = {}) {
    super(title);
    this.status = status;
    this.kind = kind;
    this.extras = extras;
  }
}

export const invalidRequest = (detail: string): Problem =>
  new Problem(400, 'invalid-request', 'The request is not valid.', { detail });

export const notFound = (): Problem =>
  new Problem(404, 'not-found', 'There is no such thing here.');

export const unknownMember = (): Problem =>
  new Problem(422, 'unknown-member', 'There is no such member.');

export const periodTaken = (): Problem =>
  new Problem(409, 'period-taken', 'The item is reserved for a part of that period.');

export const quotaFull = (): Problem =>
  new Problem(409, 'quota-full', 'The member would hold more reservations than allowed.');

/** Nothing is wrong with the request: the same one may succeed a moment later. */
export const busy = (): Problem =>
  new Problem(503, 'busy', 'Too many are reserving at this moment.', {
    headers: { 'Retry-After': '1' },
  });

/** Answers what no route has answered. */
export const noRoute: RequestHandler = (_request, _response) => {
  throw notFound();
};

/** Turns whatever a request threw into its answer. */
export const problemHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendProblem(response, toProblem(error));
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // Express's own errors, such as that of a body which is no JSON, carry a status.
  if (error instanceof Error && 'status' in error && error.status === 400) {
    return invalidRequest('The body is not valid JSON.');
  }
  console.error('An answer of 500 was caused by:', String(error));
  return new Problem(500, 'internal', 'Something went wrong on our side.');
}

function sendProblem(response: Response, { status, kind, message, extras }: Problem): void {
  const { detail, headers = {} } = extras;
  response
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `/problems/${kind}`, title: message, status, detail }));
}
