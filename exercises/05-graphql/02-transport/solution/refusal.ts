/** The request stops here: nothing of GraphQL was executed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Record<string, string>;

  /**
   * @param status of the answer, such as 415
   * @param message told to the client
   * @param headers that the status calls for, such as `Allow` for 405
   */
  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
