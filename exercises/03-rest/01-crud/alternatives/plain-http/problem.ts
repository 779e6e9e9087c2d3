import { STATUS_CODES } from 'node:http';

/** What a handler wants answered. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A request that is refused. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/** Problem details (RFC 9457) for whatever was thrown. */
export function replyTo(thrown: unknown): Reply {
  const { status, headers, message } =
    thrown instanceof Problem ? thrown : new Problem(500, 'The request could not be answered.');
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: message },
  };
}
