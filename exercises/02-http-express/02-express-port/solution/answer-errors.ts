import type { ErrorRequestHandler } from 'express';

/** The one place that answers errors. It needs all four parameters: Express counts them. */
export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    // Too late for another status. Express closes the connection, which tells that something is missing.
    next(error);
  } else if (isRefusal(error)) {
    send(error.status, error.message);
  } else {
    // Our own fault: the details are for the log, not for the client.
    console.error(error);
    send(500, 'The request could not be answered.');
  }

  function send(status: number, message: string): void {
    // The handler that failed may have set another type already, and `json` would keep it.
    response.status(status).type('json').json({ error: message });
  }
};

// Express refuses too, with a `status`: a body that is no JSON, a path that cannot be decoded.
function isRefusal(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
