import type { WebSocket } from 'ws';
import type { Settings } from './settings.ts';

/** Notices connections whose other side is gone without a word (RFC 6455, section 5.5.2). */
export class Heartbeat {
  readonly #lastSign = new Map<WebSocket, number>();
  readonly #timer: NodeJS.Timeout;

  /** Begins to beat; one timer serves all connections. */
  constructor({ pingMs, silenceMs }: Pick<Settings, 'pingMs' | 'silenceMs'>) {
    this.#timer = setInterval(() => this.#beat(silenceMs), pingMs);
  }

  /** Looks after a connection until it closes. */
  watch(socket: WebSocket): void {
    const hear = (): void => void this.#lastSign.set(socket, performance.now());
    hear();
    socket.on('pong', hear);
    socket.on('close', () => this.#lastSign.delete(socket));
  }

  /** Ends the timer, which would keep the process alive. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(silenceMs: number): void {
    const now = performance.now();
    for (const [socket, lastSign] of this.#lastSign) {
      // Nobody is there to answer a close frame.
      if (now - lastSign > silenceMs) socket.terminate();
      else socket.ping();
    }
  }
}
