import { createServer, type IncomingMessage, type Server } from 'node:http';
import { HttpError } from './http-error.ts';
import { itemRoutes } from './item-routes.ts';
import { ItemStore } from './item-store.ts';
import { send, type Reply } from './reply.ts';
import type { Router } from './router.ts';

/** Builds the server; it does not listen yet. Each has items of its own. */
export function createApp(): Server {
  const router = itemRoutes(new ItemStore());
  return createServer((request, response) => {
    void replyTo(request, router).then((reply) => send(response, reply));
  });
}

// It never rejects: a rejection that nobody handles would end the process, and all other requests.
async function replyTo(request: IncomingMessage, router: Router): Promise<Reply> {
  try {
    return await router.handle(request);
  } catch (error) {
    if (error instanceof HttpError) {
      const { status, headers, message } = error;
      return { status, headers, body: { error: message } };
    }
    // Our own fault: the details are for the log, not for the client.
    console.error(error);
    return { status: 500, body: { error: 'The request could not be answered.' } };
  }
}
