import { STATUS_CODES } from 'node:http';

/** What a problem may say beside its status and its detail. */
export interface ProblemOptions {
  /**
   * A URI by which clients tell problems of one status apart. Without one it is `about:blank`: the
   * status says all there is to know.
   */
  type?: string;
  /** What problems of this type have in common, in a few words; the name of the status unless told. */
  title?: string;
  /** Headers that the status calls for, such as `Retry-After` for 503. */
  headers?: Record<string, string>;
}

/**
 * A request that is refused: thrown where the fault is noticed, and answered in one place, by
 * `answerErrors`, as problem details (RFC 9457).
 *
 * https://www.rfc-editor.org/rfc/rfc9457.html
 *
 * @example
 * throw new Problem(404, 'There is no such item.');
 *
 * @example
 * throw new Problem(409, 'The kayak is reserved in that week.', {
 *   type: '/problems/period-taken',
 *   title: 'Period taken',
 * });
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status of HTTP, 400 or more
   * @param detail what a client's developer should know of this one request; never a secret
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.status = status;
    this.type = options.type ?? 'about:blank';
    this.title = options.title ?? STATUS_CODES[status] ?? 'Error';
    this.headers = options.headers ?? {};
  }
}
