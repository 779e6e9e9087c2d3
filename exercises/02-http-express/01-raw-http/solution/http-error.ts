/** A request that cannot be done: thrown where the fault is noticed, answered in one place. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly headers: Record<string, string>;

  /**
   * @param status of HTTP, 400 or more
   * @param message what a client's developer should know
   * @param headers that the answer needs beside its usual ones
   */
  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
