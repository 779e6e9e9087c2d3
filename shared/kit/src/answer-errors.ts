import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { Problem } from './problem.ts';

/**
 * Goes behind all routes: refuses what none of them has taken.
 *
 * @throws Problem 404
 *
 * @example
 * app.use('/items', itemRoutes);
 * app.use(noRoute);
 * app.use(answerErrors);
 */
export const noRoute: RequestHandler = ({ path }) => {
  throw new Problem(404, `There is nothing at ${path}.`);
};

/**
 * Goes behind everything else: answers whatever a request threw, as problem details (RFC 9457). A
 * `Problem` is answered as it is, and so are Express's own refusals, such as that of a body which is no
 * JSON. Anything else is a fault of ours: the client gets a 500 without a word about it, and the error
 * goes to the log (standard error).
 *
 * @example
 * app.get('/items/:id', () => {
 *   throw new Problem(404, 'There is no such item.');
 * });
 * app.use(answerErrors);
 */
// All four parameters are needed: by their number Express knows what answers errors.
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  // Half an answer is out already. Express cuts the connection, so that nobody takes it for a whole one.
  if (response.headersSent) next(error);
  else send(response, toProblem(error));
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isRefusal(error)) return new Problem(error.status, error.message);
  console.error(error);
  return new Problem(500, 'The request could not be answered.');
}

// Express says with a `status` what it refuses: a malformed body, a path that cannot be decoded.
function isRefusal(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

function send(response: Response, { status, type, title, message, headers }: Problem): void {
  response
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .json({ type, title, status, detail: message });
}
