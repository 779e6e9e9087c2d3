/** A request that cannot be done: thrown where the fault is noticed, answered in one place. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  /**
   * @param status of HTTP, 400 to 499: the client's fault
   * @param message what the client's developer should know
   */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
