import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readJson } from './body.ts';
import type { Live } from './live.ts';
import type { Readiness } from './readiness.ts';
import { isReservation, type Reservation } from './reservation.ts';

/** What the app works with. */
export interface AppDependencies {
  live: Live;
  readiness: Readiness;
}

/** Lainaamo's reservations, and how the platform sees whether the program is well. */
export function createApp({ live, readiness }: AppDependencies): RequestListener {
  const reservations: (Reservation & { id: number })[] = [];

  /** Every answer goes through here. */
  function answer(response: ServerResponse, status: number, body: unknown): void {
    // Decided now and not when the request came: the signal may have come in between. A connection
    // that is kept alive would keep the server alive with it (RFC 9112, section 9.6).
    if (!readiness.ready) response.setHeader('Connection', 'close');
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  async function reserve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request).catch(() => undefined);
    if (!isReservation(body)) {
      answer(response, 400, { error: 'A reservation has an item, from and to.' });
      return;
    }
    const { item, from, to } = body;
    const reservation = { id: reservations.length + 1, item, from, to };
    reservations.push(reservation);
    live.announce({ type: 'reserved', reservation });
    answer(response, 201, reservation);
  }

  return (request, response) => {
    switch (`${request.method} ${request.url}`) {
      case 'GET /health':
        // Liveness: a program that winds down is not ill, and nobody may restart it.
        return answer(response, 200, { status: 'alive' });
      case 'GET /ready':
        return readiness.ready
          ? answer(response, 200, { status: 'ready' })
          : answer(response, 503, { status: 'stopping' });
      case 'POST /reservations':
        return void reserve(request, response);
      default:
        return answer(response, 404, { error: 'There is nothing here.' });
    }
  };
}
