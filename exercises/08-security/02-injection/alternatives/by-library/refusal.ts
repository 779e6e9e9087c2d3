import { z } from 'zod';

/** Ends a request with an HTTP status, and words that its sender may read. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function notFound(): never {
  throw new Refusal(404, 'There is no such thing here.');
}

/** What a client is told of an error: of our own faults, nothing. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // Express throws a URIError for a path that cannot be decoded.
  if (error instanceof z.ZodError || error instanceof URIError) {
    return new Refusal(400, 'The request is not as it should be.');
  }
  return new Refusal(500, 'Something went wrong.');
}
