import type { Server, ServerResponse } from 'node:http';

/**
 * Makes every answer the last one of its connection once the program stops, whatever handler gives
 * it: a connection that is kept alive would keep the server alive too (RFC 9112, section 9.6).
 *
 * @param stopping aborted when the program is to stop
 */
export function makeAnswersLast(server: Server, stopping: AbortSignal): void {
  const unanswered = new Set<ServerResponse>();
  const makeLast = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };

  // Ahead of the app, which may answer at once.
  server.prependListener('request', (_request, response: ServerResponse) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (stopping.aborted) makeLast(response);
  });
  stopping.addEventListener('abort', () => unanswered.forEach(makeLast), { once: true });
}
