import type { WebSocket } from 'ws';
import type { Event, ServerMessage } from './messages.ts';

/** Everybody who listens, and what they are told. */
export class Feed {
  readonly #maxBufferedBytes: number;
  readonly #sockets = new Set<WebSocket>();
  #published = 0;

  /** @param maxBufferedBytes how much may wait for one connection */
  constructor(maxBufferedBytes: number) {
    this.#maxBufferedBytes = maxBufferedBytes;
  }

  /** Lets a connection listen until it closes. */
  add(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  /**
   * Hands an event to every open connection but those that do not keep up.
   *
   * @returns to how many it was handed
   */
  publish({ item, text }: Event): number {
    this.#published += 1;
    const message: ServerMessage = { type: 'event', number: this.#published, item, text };
    const data = JSON.stringify(message);
    let receivers = 0;
    for (const socket of this.#sockets) {
      if (this.#hand(socket, data)) receivers += 1;
    }
    return receivers;
  }

  /** Tells one connection why its message was refused. An error waits in memory like any event. */
  refuse(socket: WebSocket, reason: string): void {
    const message: ServerMessage = { type: 'error', message: reason };
    this.#hand(socket, JSON.stringify(message));
  }

  /** Cuts a connection that does not keep up. Returns false for one that is not there any more. */
  #hand(socket: WebSocket, data: string): boolean {
    // It may be closing, and not be closed for a while.
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > this.#maxBufferedBytes) {
      // A close frame would have to wait behind everything that is not being read.
      socket.terminate();
      return false;
    }
    socket.send(data);
    return true;
  }
}
