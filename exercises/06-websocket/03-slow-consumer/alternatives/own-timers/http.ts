import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { Event } from './messages.ts';

/**
 * Answers `POST /events`, by which the desk publishes.
 *
 * @param publish hands an event to everybody, and returns to how many
 */
export function answerWith(publish: (event: Event) => number): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || request.url !== '/events') {
      send(response, 404, { message: 'There is only POST /events here.' });
      return;
    }
    answer(request, response, publish).catch((error: unknown) => {
      console.error(error);
      send(response, 500, { message: 'Something went wrong on our side.' });
    });
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  publish: (event: Event) => number,
): Promise<void> {
  const event = Event.safeParse(await json(request).catch(() => undefined));
  if (event.success) send(response, 202, { receivers: publish(event.data) });
  else send(response, 400, { message: 'An event has an item and a text.' });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
